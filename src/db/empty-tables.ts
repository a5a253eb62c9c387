import { z } from 'zod'

import { Prisma } from './generated/client.ts'
import type { Database } from './types.ts'

/** Stay when a practice room is emptied: what kind of database it is, and which migrations it has had. */
const kept = ['_prisma_migrations', 'database_kind']

/**
 * Empties every table of a practice database at once.
 *
 * @throws Error when the database is not marked as practice: live data is never emptied.
 */
export async function emptyTables({ prisma }: Pick<Database, 'prisma'>): Promise<void> {
  const room = await prisma.databaseKind.findUnique({ where: { id: 1 } })
  if (room?.kind !== 'practice') throw new Error('only a practice database may be emptied')
  const rows = await prisma.$queryRaw`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`
  const names = z.array(z.object({ name: z.string() })).parse(rows)
  const tables = names.flatMap(({ name }) => (kept.includes(name) ? [] : [`"${name}"`]))
  await prisma.$executeRaw(Prisma.raw(`TRUNCATE ${tables.join(', ')} RESTART IDENTITY`))
}

import { AppError } from '../lib/errors.ts'
import type { Database } from './types.ts'

/** Practice and live data never share a database. */
export type RoomKind = 'practice' | 'live'

const names: Readonly<Record<string, string>> = { practice: '演练', live: '正式' }

/**
 * Marks a new database as practice or live, and refuses one of the other kind.
 *
 * @throws AppError `set-up` when the database is marked otherwise.
 */
export async function enterRoom({ prisma }: Pick<Database, 'prisma'>, kind: RoomKind): Promise<void> {
  await prisma.databaseKind.createMany({ data: [{ id: 1, kind }], skipDuplicates: true })
  const room = await prisma.databaseKind.findUniqueOrThrow({ where: { id: 1 } })
  if (room.kind === kind) return
  throw new AppError(
    'set-up',
    `这个数据库存的是${names[room.kind] ?? room.kind}数据，不能用于${names[kind]}：请核对 DATABASE_URL、DATA_DIR 与 FEISHU_APP_ID 是否配错。`,
  )
}

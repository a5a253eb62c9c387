import { Prisma } from '../../../db/generated/client.ts'
import type { Tx } from '../../../db/types.ts'
import { AppError } from '../../../lib/errors.ts'
import type { Actor } from '../../directory/index.ts'
import { hazardScope } from '../access.ts'
import { readFacts } from './facts-row.ts'
import { selectFacts } from './facts-sql.ts'
import { isListFilter, listFilters, listTitles } from './list-filters.ts'
import { type HazardPage, pageSize, rowOf } from './rows.ts'

/**
 * One page of the hazards behind a figure, within the reader's scope, those due first.
 *
 * @throws AppError `not-found` for a list nobody knows.
 */
export async function listHazards(
  tx: Tx,
  asked: { actor: Actor; filter: string; page?: number },
  now: Date,
): Promise<HazardPage & { readonly title: string }> {
  const { actor, filter, page = 1 } = asked
  if (!isListFilter(filter)) throw new AppError('not-found', '没有这张清单，请发「概况」重新打开。')
  const where = Prisma.sql`${hazardScope(actor, now)} AND ${listFilters[filter](now)}`
  const rows = await tx.$queryRaw`${selectFacts} WHERE ${where}
    ORDER BY h.due_at NULLS LAST, h.registered_at, h.id LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`
  const counted = await tx.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM hazard h LEFT JOIN organisation o ON o.id = h.enterprise_id WHERE ${where}`
  return { title: listTitles[filter], rows: readFacts(rows).map((facts) => rowOf(facts, actor, now)), total: counted[0]?.total ?? 0 }
}

/** The hazards of one visit this reader may see, in the order of registration. One statement. */
export async function visitHazards(tx: Tx, asked: { actor: Actor; visit: string }, now: Date): Promise<HazardPage['rows']> {
  const rows = await tx.$queryRaw`${selectFacts}
    WHERE ${hazardScope(asked.actor, now)} AND h.visit_id = ${asked.visit} AND h.put_away_at IS NULL
    ORDER BY h.registered_at NULLS LAST, h.number, h.id LIMIT 100`
  return readFacts(rows).map((facts) => rowOf(facts, asked.actor, now))
}

/** When a visit began; null for one that is not there. */
export async function visitStartedAt(tx: Tx, visit: string): Promise<Date | null> {
  const row = await tx.visit.findUnique({ where: { id: visit }, select: { startedAt: true } })
  return row?.startedAt ?? null
}

/** The hazards of a list of ids this reader may see, those due first. One statement. */
export async function hazardRows(tx: Tx, asked: { actor: Actor; ids: readonly string[] }, now: Date): Promise<HazardPage['rows']> {
  const rows = await tx.$queryRaw`${selectFacts} WHERE ${hazardScope(asked.actor, now)} AND h.id = ANY(${[...asked.ids]}::text[])
    ORDER BY h.due_at NULLS LAST, h.id`
  return readFacts(rows).map((facts) => rowOf(facts, asked.actor, now))
}

import { z } from 'zod'

import { Prisma } from '../db/generated/client.ts'
import type { Tx } from '../db/types.ts'
import type { Subject } from '../journal/types.ts'
import type { RunningDeadline } from './types.ts'

/** A row as it is stored. */
export type DeadlineRow = Awaited<ReturnType<Tx['deadline']['findMany']>>[number]

const deadlineRows: z.ZodType<DeadlineRow[]> = z.array(
  z.object({
    ...{ id: z.string(), kind: z.string(), subjectType: z.string(), subjectId: z.string() },
    ...{ openedAt: z.date(), dueAt: z.date(), ladderVersion: z.number(), nextRung: z.string().nullable() },
    ...{ nextAt: z.date().nullable(), leaseUntil: z.date().nullable(), state: z.string() },
    ...{ closedAt: z.date().nullable(), reason: z.string().nullable(), params: z.record(z.string(), z.json()) },
  }),
)

/** The columns of {@link DeadlineRow}. */
const deadlineColumns = Prisma.raw(`id, kind, subject_type AS "subjectType", subject_id AS "subjectId", opened_at AS "openedAt",
  due_at AS "dueAt", ladder_version AS "ladderVersion", next_rung AS "nextRung", next_at AS "nextAt", lease_until AS "leaseUntil",
  state, closed_at AS "closedAt", reason, params`)

/** A row as kinds and handlers know it. */
export function runningOf(row: DeadlineRow): RunningDeadline {
  return {
    id: row.id,
    kind: row.kind,
    subject: { type: row.subjectType, id: row.subjectId },
    openedAt: row.openedAt,
    dueAt: row.dueAt,
    params: row.params as Record<string, unknown>,
  }
}

/** The clocks running for a subject, the one that ends first in front. */
export async function runningDeadlines(tx: Tx, subject: Subject): Promise<RunningDeadline[]> {
  const rows = await tx.deadline.findMany({
    where: { subjectType: subject.type, subjectId: subject.id, state: 'open' },
    orderBy: [{ dueAt: 'asc' }, { kind: 'asc' }],
  })
  return rows.map(runningOf)
}

/** Where one subject's clock of one kind is kept. */
export const openWhere = (kind: string, subject: Subject) => ({
  kind,
  subjectType: subject.type,
  subjectId: subject.id,
  state: 'open',
})

/** Which of the deadlines that are due: those due longest, or some by their ids. */
export type Wanted = { readonly limit: number } | { readonly ids: readonly string[] }

/**
 * Deadlines that are due, longest due first, locked until the transaction ends; what another worker holds is passed over.
 *
 * @returns empty when nothing is due.
 */
export async function dueDeadlines(tx: Tx, now: Date, wanted: Wanted): Promise<DeadlineRow[]> {
  const due = Prisma.sql`next_at <= ${now}::timestamptz AND state = 'open' AND (lease_until IS NULL OR lease_until <= ${now}::timestamptz)`
  const [which, limit] =
    'ids' in wanted ? [Prisma.sql`id = ANY(${[...wanted.ids]}::text[])`, wanted.ids.length] : [Prisma.sql`TRUE`, wanted.limit]
  const rows = await tx.$queryRaw`
    SELECT ${deadlineColumns} FROM deadline WHERE ${which} AND ${due} ORDER BY next_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED`
  return deadlineRows.parse(rows)
}

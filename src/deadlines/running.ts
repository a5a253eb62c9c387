import { z } from 'zod'

import type { Tx } from '../db/types.ts'
import type { Subject } from '../journal/types.ts'
import type { RunningDeadline } from './types.ts'

/** A row as it is stored. */
export type DeadlineRow = Awaited<ReturnType<Tx['deadline']['findMany']>>[number]

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

const found = z.array(z.object({ id: z.string() }))

/**
 * The deadline that has been due longest, locked until the transaction ends; one that another worker holds is passed over.
 *
 * @returns undefined when nothing is due.
 */
export async function nextDueDeadline(tx: Tx, now: Date): Promise<DeadlineRow | undefined> {
  const rows = await tx.$queryRaw`
    SELECT id FROM deadline
    WHERE next_at <= ${now}::timestamptz AND state = 'open' AND (lease_until IS NULL OR lease_until <= ${now}::timestamptz)
    ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`
  const [due] = found.parse(rows)
  return due === undefined ? undefined : ((await tx.deadline.findUnique({ where: { id: due.id } })) ?? undefined)
}

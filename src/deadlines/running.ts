import type { Tx } from '../db/types.ts'
import type { Subject } from '../journal/types.ts'
import type { RunningDeadline } from './types.ts'

type DeadlineRow = Awaited<ReturnType<Tx['deadline']['findMany']>>[number]

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

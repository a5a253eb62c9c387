import type { Tx } from '../db/types.ts'
import { type JournalEntry, recordAll } from '../journal/index.ts'
import type { WorkCalendar } from '../lib/work-calendar.ts'
import { notYetPlanned } from './open.ts'
import { planOf } from './plan.ts'
import type { DeadlineKinds } from './registry.ts'
import type { DeadlineRow } from './running.ts'
import type { RungDeps } from './types.ts'

/**
 * Moves the next rung of every open deadline to where a changed calendar puts it; due instants stay, they were announced.
 *
 * A rung the new calendar puts into the past fires at the next tick. Every change is journalled with the old and the new
 * instant.
 *
 * @returns how many deadlines changed.
 */
export async function recomputeOpenDeadlines(
  tx: Tx,
  deps: RungDeps & { readonly kinds: DeadlineKinds },
  calendar: WorkCalendar,
): Promise<number> {
  const rows = await tx.deadline.findMany({ where: { state: 'open', ladderVersion: { not: notYetPlanned } }, orderBy: { id: 'asc' } })
  const changes: JournalEntry[] = []
  for (const row of rows) {
    const [next] = (await planOf(tx, { kinds: deps.kinds, calendar }, row)).ahead
    const isSame = (next?.at.getTime() ?? null) === (row.nextAt?.getTime() ?? null) && (next?.rung.rung ?? null) === row.nextRung
    if (isSame) continue
    const to = { nextRung: next?.rung.rung ?? null, nextAt: next?.at ?? null }
    await tx.deadline.update({ where: { id: row.id }, data: to })
    changes.push(changeOf(row, { ...to, calendar: calendar.version }))
  }
  await recordAll(tx, deps, changes)
  return changes.length
}

function changeOf(row: DeadlineRow, to: { nextRung: string | null; nextAt: Date | null; calendar: string }): JournalEntry {
  return {
    action: 'deadline.recomputed',
    by: 'clock',
    channel: 'clock',
    source: `deadline:${row.id}`,
    subject: { type: row.subjectType, id: row.subjectId },
    details: { kind: row.kind, from: { nextRung: row.nextRung, nextAt: row.nextAt }, to },
  }
}

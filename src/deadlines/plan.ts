import type { Tx } from '../db/types.ts'
import type { WorkCalendar } from '../lib/work-calendar.ts'
import { notYetPlanned } from './open.ts'
import type { DeadlineKinds } from './registry.ts'
import { doneRungs, logRungs, noRecipient } from './rung-log.ts'
import { rungTimes, type TimedRung } from './rung-times.ts'
import type { DeadlineRow } from './running.ts'
import type { Ladder } from './types.ts'

/** What a deadline has still before it, past the present instant or not. */
export interface Plan {
  readonly ladder: Ladder
  readonly ahead: readonly TimedRung[]
}

interface PlanDeps {
  readonly kinds: DeadlineKinds
  readonly calendar: WorkCalendar
}

/**
 * The rungs of a deadline that have not happened yet.
 *
 * A new clock gets the newest ladder here, and what was past already when it opened is put on record as such and never sent;
 * until then its `next_at` holds the instant of opening.
 */
export async function planOf(tx: Tx, { kinds, calendar }: PlanDeps, row: DeadlineRow): Promise<Plan> {
  const isNew = row.ladderVersion === notYetPlanned
  const ladder = isNew ? kinds.newestLadder(row.kind) : kinds.ladder(row.kind, row.ladderVersion)
  const times = rungTimes(ladder, row, calendar)
  if (isNew) {
    const openedReally = row.nextAt ?? row.openedAt
    const past = times.filter(({ at }) => at < openedReally)
    await logRungs(
      tx,
      { deadlineId: row.id, ladderVersion: ladder.version, at: openedReally },
      past.map(({ rung }) => ({ rung: rung.rung, recipient: noRecipient, outcome: 'past' })),
    )
  }
  const done = await doneRungs(tx, row.id, ladder.version)
  return { ladder, ahead: times.filter(({ rung }) => !done.has(rung.rung)) }
}

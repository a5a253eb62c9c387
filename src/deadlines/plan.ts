import type { Tx } from '../db/types.ts'
import type { WorkCalendar } from '../lib/work-calendar.ts'
import { notYetPlanned } from './open.ts'
import type { DeadlineKinds } from './registry.ts'
import { doneRungs, noRecipient, type RungLog } from './rung-log.ts'
import { type RungTimer, rungTimer, type TimedRung } from './rung-times.ts'
import type { DeadlineRow } from './running.ts'
import type { Ladder } from './types.ts'

/** A deadline, and what it has still before it, past the present instant or not. */
export interface Plan {
  readonly row: DeadlineRow
  readonly ladder: Ladder
  readonly ahead: readonly TimedRung[]
  /** What was past already when the clock opened: put on record as such and never sent. Empty once the ladder is laid. */
  readonly past: RungLog
}

interface PlanDeps {
  readonly kinds: DeadlineKinds
  readonly calendar: WorkCalendar
}

/**
 * The rungs of each deadline that have not happened yet, in the order of the rows.
 *
 * A new clock gets the newest ladder here; until its first tick its `next_at` holds the instant of opening.
 *
 * @throws AppError `set-up` for a kind or a version of a ladder nobody registered.
 */
export async function plansOf(tx: Tx, deps: PlanDeps, rows: readonly DeadlineRow[]): Promise<Plan[]> {
  const done = await doneRungs(
    tx,
    rows.filter(isLaid).map(({ id, ladderVersion }) => ({ id, ladderVersion })),
  )
  const timesOf = rungTimer(deps.calendar)
  return rows.map((row) => planFor({ kinds: deps.kinds, timesOf }, row, done.get(row.id) ?? new Set()))
}

const isLaid = ({ ladderVersion }: DeadlineRow): boolean => ladderVersion !== notYetPlanned

interface Counting {
  readonly kinds: DeadlineKinds
  readonly timesOf: RungTimer
}

function planFor({ kinds, timesOf }: Counting, row: DeadlineRow, done: ReadonlySet<string>): Plan {
  const ladder = isLaid(row) ? kinds.ladder(row.kind, row.ladderVersion) : kinds.newestLadder(row.kind)
  const times = timesOf(ladder, row)
  const openedReally = row.nextAt ?? row.openedAt
  const isOver = isLaid(row) ? ({ rung }: TimedRung) => done.has(rung.rung) : ({ at }: TimedRung) => at < openedReally
  const past = isLaid(row) ? [] : times.filter(isOver)
  return {
    row,
    ladder,
    ahead: times.filter((timed) => !isOver(timed)),
    past: {
      deadlineId: row.id,
      ladderVersion: ladder.version,
      at: openedReally,
      entries: past.map(({ rung }) => ({ rung: rung.rung, recipient: noRecipient, outcome: 'past' })),
    },
  }
}

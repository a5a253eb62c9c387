import type { Tx } from '../db/types.ts'
import { toJson } from '../lib/json.ts'
import type { WorkCalendar } from '../lib/work-calendar.ts'
import { holdCalendar } from './calendar-lock.ts'
import { fireRungs, fireTogether, runsOf } from './fire.ts'
import { type Plan, plansOf } from './plan.ts'
import type { DeadlineKinds } from './registry.ts'
import { logRungs } from './rung-log.ts'
import { type DeadlineRow, runningOf } from './running.ts'
import type { RungDeps } from './types.ts'

export interface HandleDeps extends RungDeps {
  readonly kinds: DeadlineKinds
  /** See followWorkCalendar: asked in the transaction that counts with it. */
  readonly calendar: (tx: Tx) => Promise<WorkCalendar>
}

/** A plan at one instant. */
interface Due extends Plan {
  readonly firing: Parameters<typeof fireRungs>[2]
  /** What comes next when that is done. */
  readonly next: Plan['ahead'][number] | undefined
}

/** Does what is due of one deadline, whatever its rungs do, and moves it to its next rung. */
export async function handleOne(tx: Tx, deps: HandleDeps, row: DeadlineRow): Promise<void> {
  await giveWay(tx)
  const due = await dueOf(tx, deps, [row])
  await logPast(tx, due)
  for (const { firing } of due) await fireRungs(tx, deps, firing)
  await moveOn(tx, due)
}

/**
 * Does what is due of deadlines that only tell, in a few statements for all of them.
 *
 * A handler locks its subject until its transaction ends, so those are left out: held for a whole batch the locks would keep
 * people's presses waiting. So are the other clocks of their subjects, which the handler may close.
 *
 * @returns the deadlines left out, as lists of one subject each, in the order in which their rungs fire.
 */
export async function handleTogether(tx: Tx, deps: HandleDeps, rows: readonly DeadlineRow[]): Promise<DeadlineRow[][]> {
  await giveWay(tx)
  const due = await dueOf(tx, deps, rows)
  const apart = new Set(due.filter(({ firing }) => firing.due.some((rung) => runsOf(rung).length > 0)).map(({ row }) => subjectKey(row)))
  const together = due.filter(({ row }) => !apart.has(subjectKey(row)))
  await logPast(tx, together)
  const firings = together.map(({ firing }) => firing).filter((firing) => firing.due.length > 0)
  await fireTogether(tx, deps, firings)
  await moveOn(tx, together)
  return bySubject(due.filter(({ row }) => apart.has(subjectKey(row))))
}

function bySubject(due: readonly Due[]): DeadlineRow[][] {
  const firesAt = ({ ahead }: Due) => ahead[0]?.at.getTime() ?? Number.POSITIVE_INFINITY
  const sorted = due.toSorted((one, other) => firesAt(one) - firesAt(other))
  const subjects = Map.groupBy(sorted, ({ row }) => subjectKey(row))
  return [...subjects.values()].map((own) => own.map(({ row }) => row))
}

/** A command holds its subject and waits for a deadline, a handler holds the deadline and waits for the subject: the tick gives way. */
async function giveWay(tx: Tx): Promise<void> {
  await tx.$executeRaw`SET LOCAL lock_timeout = '500ms'`
}

const subjectKey = ({ subjectType, subjectId }: DeadlineRow): string => `${subjectType} ${subjectId}`

async function dueOf(tx: Tx, deps: HandleDeps, rows: readonly DeadlineRow[]): Promise<Due[]> {
  const now = deps.clock.now()
  await holdCalendar(tx)
  const plans = await plansOf(tx, { kinds: deps.kinds, calendar: await deps.calendar(tx) }, rows)
  return plans.map((plan) => {
    const due = plan.ahead.filter(({ at }) => at <= now).map(({ rung }) => rung)
    const kind = deps.kinds.get(plan.row.kind)
    const firing = { deadline: runningOf(plan.row), kind, ladderVersion: plan.ladder.version, due }
    return { ...plan, firing, next: plan.ahead.find(({ at }) => at > now) }
  })
}

async function logPast(tx: Tx, plans: readonly Plan[]): Promise<void> {
  await logRungs(
    tx,
    plans.map(({ past }) => past),
  )
}

/** One that a handler has closed or moved meanwhile stays as it is. */
async function moveOn(tx: Tx, due: readonly Due[]): Promise<void> {
  if (due.length === 0) return
  const rows = due.map(({ row, ladder, next }) => ({ id: row.id, version: ladder.version, rung: next?.rung.rung, at: next?.at }))
  await tx.$executeRaw`
    UPDATE deadline SET ladder_version = moved.version, next_rung = moved.rung, next_at = moved.at, lease_until = NULL
    FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS moved (id text, version int, rung text, at timestamptz)
    WHERE deadline.id = moved.id AND deadline.state = 'open'`
}

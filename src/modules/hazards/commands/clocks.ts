import type { CommandDeps, Tx } from '../../../db/types.ts'
import { closeAllFor, closeDeadline, loadWorkCalendar, openDeadline } from '../../../deadlines/index.ts'
import { endOfDay, shanghaiDate } from '../../../lib/calendar.ts'
import { addWorkdays } from '../../../lib/work-calendar.ts'
import type { HazardFacts } from '../facts.ts'
import { closeAllReceiverClocks } from '../overdue/receiver-clocks.ts'
import { type HazardClock, hazardClocks, workdaysFor } from '../rules/clock-names.ts'

/** What the clocks of one hazard are set through. */
export interface ClockStep {
  readonly tx: Tx
  readonly deps: CommandDeps
  readonly facts: { readonly hazard: Pick<HazardFacts['hazard'], 'id'> }
  readonly now: Date
}

const subjectOf = ({ facts }: ClockStep) => ({ type: 'hazard', id: facts.hazard.id })

/** Starts or moves one clock of the hazard. */
export async function startClock(step: ClockStep, kind: HazardClock, dueAt: Date): Promise<void> {
  await openDeadline(step.tx, step.deps, { kind, subject: subjectOf(step), dueAt })
}

/** Starts a clock that ends with the n-th working day from today. */
export async function startWorkdayClock(step: ClockStep, name: keyof typeof workdaysFor): Promise<void> {
  const calendar = await loadWorkCalendar(step.tx)
  await startClock(step, hazardClocks[name], endOfDay(addWorkdays(calendar, shanghaiDate(step.now), workdaysFor[name])))
}

/** Stops one clock because what it waited for was done. */
export async function stopClock(step: ClockStep, kind: HazardClock, reason: string): Promise<void> {
  await closeDeadline(step.tx, step.deps, { kind, subject: subjectOf(step), state: 'met', reason })
}

/**
 * Stops every clock: the hazard has ended.
 *
 * A request for more time that still waits lapses with it: decided after a reopening it would shorten the new due day.
 */
export async function stopAllClocks(step: ClockStep, reason: string): Promise<void> {
  const hazardId = step.facts.hazard.id
  const sent = await step.tx.overdueReport.findMany({ where: { hazardId, state: 'sent' }, select: { id: true } })
  for (const { id } of sent) await closeAllReceiverClocks(step.tx, step.deps, { id, reason })
  await step.tx.extensionRequest.updateMany({ where: { hazardId, state: 'waiting' }, data: { state: 'lapsed' } })
  await closeAllFor(step.tx, step.deps, { subject: subjectOf(step), state: 'met', reason })
}

/** The clock of the fix, by grade. */
export const fixClock = (grade: string): HazardClock => (grade === 'major' ? hazardClocks.fixMajor : hazardClocks.fixGeneral)

/**
 * The clock of the fix runs again after a fix was sent back.
 *
 * What was handed in late never stopped it. Past its due time it is overdue at once: the clock starts as due now, so that
 * nothing that follows the due time is skipped.
 */
export async function restartFixClock(step: ClockStep & { readonly facts: Pick<HazardFacts, 'hazard'> }): Promise<void> {
  const { dueAt, submittedAt, grade } = step.facts.hazard
  if (dueAt === null || (submittedAt !== null && submittedAt >= dueAt)) return
  await startClock(step, fixClock(grade), dueAt > step.now ? dueAt : step.now)
}

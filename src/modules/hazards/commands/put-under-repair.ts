import { refreshNotices } from '../../../notices/index.ts'
import { audienceOf } from '../audience.ts'
import { hazardClocks } from '../rules/clock-names.ts'
import { dueInstant } from '../rules/due-dates.ts'
import { loopNotices } from '../rules/notice-words.ts'
import { startClock, stopClock } from './clocks.ts'
import { chosenFixer } from './fixer.ts'
import type { Outcome, Step } from './hazard-command.ts'
import { tell } from './telling.ts'

/**
 * Tells the enterprise of a general hazard and starts its clock.
 *
 * All general hazards of one visit stand on one card a person: the first one sends it, every further one has it redrawn.
 *
 * @returns what changes in the row.
 */
export async function putUnderRepair(
  step: Step<unknown>,
  set: { dueOn: string; fixer: string | null },
): Promise<NonNullable<Outcome['set']>> {
  const { tx, facts, now, deps } = step
  const { enterpriseId, visitId, id } = facts.hazard
  const fixerPersonId = await chosenFixer(tx, { enterpriseId: enterpriseId ?? '', said: set.fixer }, now)
  const dueAt = dueInstant(set.dueOn)
  await stopClock(step, hazardClocks.grade, 'graded')
  await startClock(step, hazardClocks.fixGeneral, dueAt)
  const named = { ...facts, fixer: fixerPersonId === null ? null : { ...facts.finder, personId: fixerPersonId } }
  const subject = visitId === null ? { type: 'hazard', id } : { type: 'visit', id: visitId }
  const to = await audienceOf(tx, { facts: named, words: ['fixer', 'safety'] }, now)
  await tell(step, { kind: loopNotices.visitNotified, to, subject, key: 'visit' })
  await refreshNotices(tx, deps, subject)
  return { fixerPersonId, dueOn: set.dueOn, dueAt, originalDueAt: facts.hazard.originalDueAt ?? dueAt, notifiedAt: now }
}

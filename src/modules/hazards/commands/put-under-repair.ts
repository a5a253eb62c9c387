import { hazardClocks } from '../rules/clock-names.ts'
import { dueInstant } from '../rules/due-dates.ts'
import { startClock, stopClock } from './clocks.ts'
import { chosenFixer } from './fixer.ts'
import type { Outcome, Step } from './hazard-command.ts'
import { tellFixers } from './tell-fixers.ts'

/**
 * Tells the enterprise of a general hazard and starts its clock.
 *
 * @returns what changes in the row.
 */
export async function putUnderRepair(
  step: Step<unknown>,
  set: { dueOn: string; fixer: string | null },
): Promise<NonNullable<Outcome['set']>> {
  const { tx, facts, now } = step
  const { enterpriseId } = facts.hazard
  const fixerPersonId = await chosenFixer(tx, { enterpriseId: enterpriseId ?? '', said: set.fixer }, now)
  const dueAt = dueInstant(set.dueOn)
  await stopClock(step, hazardClocks.grade, 'graded')
  await startClock(step, hazardClocks.fixGeneral, dueAt)
  const named = { ...facts, fixer: fixerPersonId === null ? null : { ...facts.finder, personId: fixerPersonId } }
  await tellFixers(step, named)
  return { fixerPersonId, dueOn: set.dueOn, dueAt, originalDueAt: facts.hazard.originalDueAt ?? dueAt, notifiedAt: now }
}

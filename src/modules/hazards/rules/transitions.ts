import type { HazardGrade, HazardState } from '../types.ts'
import { stepsBeside } from './steps-beside.ts'
import { stepsOfReport } from './steps-of-report.ts'
import { stepsToClose } from './steps-to-close.ts'
import { stepsToFix } from './steps-to-fix.ts'
import { stepsToGrade } from './steps-to-grade.ts'
import type { Transition } from './transition.ts'

/**
 * Both state machines as one table.
 *
 * General: draft → to_grade → registered → rectifying → to_verify → closed.
 * Major: draft → to_grade → major_confirmed → awaiting_signature → awaiting_plan → rectifying → to_verify → to_close → closed.
 * Any open state → merged or voided; closed → rectifying by reopening. `registered` and `major_confirmed` are passed
 * through in the transaction that grades, because a hazard that is graded and told to nobody helps nobody.
 * The due date runs from the notification whether or not anybody signs or plans; overdue is derived, never a state.
 */
export const transitions: readonly Transition[] = [...stepsToGrade, ...stepsToFix, ...stepsToClose, ...stepsBeside, ...stepsOfReport]

/** Rows that start where the hazard stands; empty when the machine has no such step from here. */
export function transitionsFrom(state: HazardState, grade: HazardGrade): readonly Transition[] {
  return transitions.filter((row) => row.from.includes(state) && row.grade.includes(grade))
}

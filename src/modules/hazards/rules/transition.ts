import type { HazardCommand, HazardGrade, HazardState } from '../types.ts'
import type { GuardName } from './guards.ts'
import type { PartyName } from './parties.ts'

/** One row of the state machine: who may take a hazard from where to where, on which conditions, by which clause. */
export interface Transition {
  readonly command: HazardCommand
  readonly from: readonly HazardState[]
  /** `same`: the act is recorded and the hazard stays where it is. */
  readonly to: HazardState | 'same'
  readonly grade: readonly HazardGrade[]
  /** Parties that may do it; one of them is enough. */
  readonly by: readonly PartyName[]
  /** All must hold. */
  readonly guards: readonly GuardName[]
  readonly clause: string
  readonly journal: string
}

/** Grades a row holds for. */
export const any: readonly HazardGrade[] = ['ungraded', 'general', 'major']
export const ungraded: readonly HazardGrade[] = ['ungraded']
export const general: readonly HazardGrade[] = ['general']
export const major: readonly HazardGrade[] = ['major']
export const graded: readonly HazardGrade[] = ['general', 'major']

/** Registered and not yet ended: closed, merged and voided are the ends. */
export const openStates: readonly HazardState[] = [
  'to_grade',
  'registered',
  'major_confirmed',
  'awaiting_signature',
  'awaiting_plan',
  'rectifying',
  'to_verify',
  'to_close',
]

/** Graded, and the fix is still owed. */
export const beforeFix: readonly HazardState[] = ['registered', 'major_confirmed', 'awaiting_signature', 'awaiting_plan', 'rectifying']

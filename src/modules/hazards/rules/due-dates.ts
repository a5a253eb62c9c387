import type { HazardFacts } from '../facts.ts'

/** Days a grade gives for the fix, counted from the day it is told (C). A general hazard gets at most 30; a major one 15. */
export const dueDays = { general: 30, major: 15 } as const

/** States in which a fix is still owed. */
const owing: readonly string[] = [
  'registered',
  'major_confirmed',
  'awaiting_signature',
  'awaiting_plan',
  'rectifying',
  'to_verify',
  'to_close',
]

/**
 * Whether the due time has passed without a fix handed in; derived from the clock, never stored.
 *
 * A fix handed in on time is not overdue while it waits for its verification; one handed in late stays overdue until it
 * is verified; one returned after the due time is overdue at once, because `submittedAt` is cleared with the return.
 */
export function isOverdue(hazard: Pick<HazardFacts['hazard'], 'state' | 'dueAt' | 'submittedAt'>, now: Date): boolean {
  if (hazard.dueAt === null || !owing.includes(hazard.state)) return false
  if (now < hazard.dueAt) return false
  return hazard.submittedAt === null || hazard.submittedAt >= hazard.dueAt
}

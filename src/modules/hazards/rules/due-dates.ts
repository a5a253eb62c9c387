import { addDays, endOfDay } from '../../../lib/calendar.ts'
import type { HazardFacts } from '../facts.ts'

/**
 * Days a grade gives for the fix, counted from the day it is told (C). A major hazard gets 15 days and never more at the
 * notification, only an extension lengthens it; a general one at most 30.
 */
export const dueDays = { general: 30, major: 15 } as const

export type GradedAs = keyof typeof dueDays

/** Why a due date cannot be taken, as the end of a sentence about the field; null when it can. */
export function dueDateProblem(dueOn: string, grade: GradedAs, today: string): string | null {
  const last = latestDue(grade, today)
  if (dueOn < today) return `不能早于今天（${today}），请重新选择。`
  if (dueOn > last) return `最晚到 ${last}（${grade === 'major' ? '重大' : '一般'}隐患 ${dueDays[grade]} 天内），请重新选择。`
  return null
}

/** The last day a grade allows when told today; a major hazard without a chosen date gets it. */
export const latestDue = (grade: GradedAs, today: string): string => addDays(today, dueDays[grade])

/** Why a plan's date cannot be taken: a plan only shortens, only an extension lengthens. null when it can. */
export function planDateProblem(planOn: string, dueOn: string | null, today: string): string | null {
  if (planOn < today) return `不能早于今天（${today}），请重新选择。`
  if (dueOn !== null && planOn > dueOn) return `不能晚于整改期限 ${dueOn}；来不及的请先申请延期。`
  return null
}

/** When a due day is over, exclusive: what is handed in at this instant is late. */
export const dueInstant = (dueOn: string): Date => endOfDay(dueOn)

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
 * is closed; one returned after the due time is overdue at once, because `submittedAt` is cleared with the return.
 */
export function isOverdue(hazard: Pick<HazardFacts['hazard'], 'state' | 'dueAt' | 'submittedAt'>, now: Date): boolean {
  if (hazard.dueAt === null || !owing.includes(hazard.state)) return false
  if (now < hazard.dueAt) return false
  return hazard.submittedAt === null || hazard.submittedAt >= hazard.dueAt
}

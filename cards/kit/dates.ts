import { formatDay } from '../../src/lib/calendar-words.ts'

/** The last moment of a due date as people read it: `11月28日（周六）24:00前`; of another year than `now`, with its year. */
export function untilText(dueOn: string, now: Date): string {
  return `${formatDay(dueOn, now)}24:00前`
}

/** `还有3天` · `今天到期` · `已逾期2天`. */
export function daysLeftText(daysLeft: number): string {
  if (daysLeft > 0) return `还有${daysLeft}天`
  return daysLeft === 0 ? '今天到期' : `已逾期${-daysLeft}天`
}

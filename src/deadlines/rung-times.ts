import { atNine, lastDayBefore, shanghaiDate } from '../lib/calendar.ts'
import { addWorkdays, type WorkCalendar } from '../lib/work-calendar.ts'
import type { Ladder, Rung, RungTime } from './types.ts'

const hourMs = 3_600_000

/** The two instants a ladder is measured from. */
export interface ClockSpan {
  readonly openedAt: Date
  /** Exclusive. */
  readonly dueAt: Date
}

export interface TimedRung {
  readonly rung: Rung
  readonly at: Date
}

/**
 * When one rung fires.
 *
 * Working days count from the Shanghai day of the anchor, which for the due instant is the last day on which the thing may
 * be done; 0 is that day itself, working or not, so that a reminder of the due day never comes too late.
 */
export function rungAt(time: RungTime, { openedAt, dueAt }: ClockSpan, calendar: WorkCalendar): Date {
  if ('hours' in time) {
    const anchor = time.from === 'opened' ? openedAt : dueAt
    return new Date(anchor.getTime() + time.hours * hourMs)
  }
  const day = time.from === 'opened' ? shanghaiDate(openedAt) : lastDayBefore(dueAt)
  return atNine(addWorkdays(calendar, day, time.workdays))
}

/** All rungs of a ladder in the order in which they fire; at the same instant in the order of the table. */
export function rungTimes(ladder: Ladder, span: ClockSpan, calendar: WorkCalendar): TimedRung[] {
  return ladder.rungs
    .map((rung) => ({ rung, at: rungAt(rung.at, span, calendar) }))
    .sort((one, other) => one.at.getTime() - other.at.getTime())
}

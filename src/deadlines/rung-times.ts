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

/** When the rungs of a clock fire, in this order; at the same instant in the order of the table. */
export type RungTimer = (ladder: Ladder, span: ClockSpan) => TimedRung[]

/**
 * Counts with one calendar for many clocks: the same few days come again and again, and counting working days is slow, so that
 * an answer is kept.
 */
export function rungTimer(calendar: WorkCalendar): RungTimer {
  const known = new Map<string, Date>()
  return (ladder, span) =>
    ladder.rungs
      .map((rung) => {
        const key = anchorOf(rung.at, span)
        const at = known.get(key) ?? rungAt(rung.at, span, calendar)
        known.set(key, at)
        return { rung, at }
      })
      .sort((one, other) => one.at.getTime() - other.at.getTime())
}

/** What the instant of a rung depends on, and nothing else. */
function anchorOf(time: RungTime, { openedAt, dueAt }: ClockSpan): string {
  const anchor = (time.from === 'opened' ? openedAt : dueAt).getTime()
  return 'hours' in time ? `${time.from} ${anchor} hours ${time.hours}` : `${time.from} ${anchor} days ${time.workdays}`
}

/** All rungs of one ladder; see {@link rungTimer}. */
export const rungTimes = (ladder: Ladder, span: ClockSpan, calendar: WorkCalendar): TimedRung[] => rungTimer(calendar)(ladder, span)

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

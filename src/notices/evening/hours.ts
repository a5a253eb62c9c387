import { addDays, atTime, shanghaiDate } from '../../lib/calendar.ts'
import { addWorkdays, type WorkCalendar } from '../../lib/work-calendar.ts'
import { eveningSettings } from './settings.ts'

/** What quiet hours mean for an instant inside them. */
export interface Quiet {
  /** End of the night, whatever day follows; the instant itself by day. */
  readonly nightEndsAt: Date
  /** When ordinary messages go out: morning of the next working day. */
  readonly endsAt: Date
}

const morningOf = (on: string): Date => atTime(on, eveningSettings(on).quietTo)

/**
 * The quiet hours an instant lies in: 22:00 to 07:00, and whole days off.
 *
 * @returns undefined at an instant at which ordinary messages go out.
 */
export function quietAt(at: Date, calendar: WorkCalendar): Quiet | undefined {
  const today = shanghaiDate(at)
  const isLate = at >= atTime(today, eveningSettings(today).quietFrom)
  const isEarly = at < morningOf(today)
  const isWorkday = calendar.isWorkday(today)
  if (isWorkday && !isLate && !isEarly) return undefined
  const opens = isWorkday && isEarly ? today : addWorkdays(calendar, today, 1)
  const nightEndsAt = isLate ? morningOf(addDays(today, 1)) : isEarly ? morningOf(today) : at
  return { nightEndsAt, endsAt: morningOf(opens) }
}

/** When the next digest goes out, strictly later than `at`. */
export function nextDigestAt(at: Date, calendar: WorkCalendar): Date {
  const today = shanghaiDate(at)
  const ofDay = (on: string): Date => atTime(on, eveningSettings(on).digestAt)
  return calendar.isWorkday(today) && at < ofDay(today) ? ofDay(today) : ofDay(addWorkdays(calendar, today, 1))
}

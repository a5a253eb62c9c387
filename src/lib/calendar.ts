import { Temporal } from 'temporal-polyfill'

/** The only zone of the product: no daylight saving time since 1991. */
const shanghai = 'Asia/Shanghai'

const zoned = (at: Date): Temporal.ZonedDateTime => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(shanghai)

const instantOn = (on: string, time: string): Date =>
  new Date(Temporal.PlainDate.from(on).toZonedDateTime({ timeZone: shanghai, plainTime: time }).epochMilliseconds)

/** The day people in Shanghai call an instant: 'YYYY-MM-DD'. */
export function shanghaiDate(at: Date): string {
  return zoned(at).toPlainDate().toString()
}

/**
 * When a day is over: the next day 00:00 Shanghai, exclusive.
 *
 * "By 20 December" runs to 24:00, so a thing handed in at this very instant is late (民法典201).
 */
export function endOfDay(on: string): Date {
  return instantOn(addDays(on, 1), '00:00')
}

/** 00:00 Shanghai of a day. */
export function startOfDay(on: string): Date {
  return instantOn(on, '00:00')
}

/** A time of day, `HH:mm`, Shanghai. */
export function atTime(on: string, time: string): Date {
  return instantOn(on, time)
}

/** 09:00 Shanghai of a day: when offices open and reminders in days go out. */
export function atNine(on: string): Date {
  return instantOn(on, '09:00')
}

/** Calendar days later, earlier when negative. */
export function addDays(on: string, days: number): string {
  return Temporal.PlainDate.from(on).add({ days }).toString()
}

/** Calendar days from one day to another; negative when `to` comes first, 0 on the same day. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days
}

/** The last day on which something due at an exclusive instant may still be done. */
export function lastDayBefore(dueAt: Date): string {
  return shanghaiDate(new Date(dueAt.getTime() - 1))
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(on: string): number {
  return Temporal.PlainDate.from(on).dayOfWeek
}

export function yearOf(on: string): number {
  return Temporal.PlainDate.from(on).year
}

import { addDays, weekdayOf, yearOf } from './calendar.ts'

/** Which days people work on in China. */
export interface WorkCalendar {
  /** @param on - 'YYYY-MM-DD', Shanghai. */
  isWorkday(on: string): boolean
  /** Whether a year's swapped days are not known yet, so that its dates are shown as 暂定. */
  isProvisional(year: number): boolean
  /** Changes whenever any day may have changed. */
  readonly version: string
}

/** A day that differs from the week, as announced. */
export interface DifferentDay {
  readonly on: string
  readonly isWorkday: boolean
}

/** What is known of the years, each with the days that differ from Monday to Friday. */
interface CalendarSource {
  readonly version: string
  /** Undefined for a year nobody has announced. */
  announced(year: number): ReadonlyMap<string, boolean> | undefined
  /** Days off by statute, for a year nobody has announced. */
  expectedOff(year: number): ReadonlySet<string>
}

/** Joins announced days, imported days and the week into one calendar. Imported days win. */
export function createWorkCalendar(source: CalendarSource, imported: readonly DifferentDay[] = []): WorkCalendar {
  const importedDays = new Map(imported.map(({ on, isWorkday }) => [on, isWorkday]))
  const importedYears = new Set(imported.map(({ on }) => yearOf(on)))
  const expected = new Map<number, ReadonlySet<string>>()

  const isExpectedOff = (on: string): boolean => {
    const year = yearOf(on)
    // Once a year is imported its list is complete: a statutory day it leaves out is not ours to add.
    if (importedYears.has(year)) return false
    const days = expected.get(year) ?? source.expectedOff(year)
    expected.set(year, days)
    return days.has(on)
  }

  const isWorkday = (on: string): boolean => {
    const announced = importedDays.get(on) ?? source.announced(yearOf(on))?.get(on)
    if (announced !== undefined) return announced
    const isWeekday = weekdayOf(on) <= 5
    return isWeekday && (source.announced(yearOf(on)) !== undefined || !isExpectedOff(on))
  }

  // The same few hundred days are asked about for every clock, and each answer takes some parsing.
  const answers = new Map<string, boolean>()
  return {
    version: imported.length === 0 ? source.version : `${source.version}+${fingerprint(imported)}`,
    isProvisional: (year) => source.announced(year) === undefined && !importedYears.has(year),
    isWorkday: (on) => {
      const answer = answers.get(on) ?? isWorkday(on)
      answers.set(on, answer)
      return answer
    },
  }
}

/** Same days in any order give the same words. */
function fingerprint(days: readonly DifferentDay[]): string {
  return days
    .map(({ on, isWorkday }) => `${on.replaceAll('-', '')}${isWorkday ? 'w' : 'o'}`)
    .sort()
    .join('')
}

/**
 * The n-th working day after a day, before it when `days` is negative; 0 is the day itself, working or not.
 *
 * The starting day is not counted (民法典201).
 */
export function addWorkdays(calendar: WorkCalendar, on: string, days: number): string {
  const step = days < 0 ? -1 : 1
  let day = on
  for (let left = Math.abs(days); left > 0; ) {
    day = addDays(day, step)
    if (calendar.isWorkday(day)) left -= 1
  }
  return day
}

import announcedDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' }

import { statutoryDaysOff } from './statutory-days.ts'
import { createWorkCalendar, type DifferentDay, type WorkCalendar } from './work-calendar.ts'

/** Holidays and 调休 as the State Council announced them, by year. Read as data: the library's functions follow the machine's zone. */
function byYear(): ReadonlyMap<number, ReadonlyMap<string, boolean>> {
  const years = new Map<number, Map<string, boolean>>()
  const keep = (on: string, isWorkday: boolean) => {
    const year = Number(on.slice(0, 4))
    years.set(year, (years.get(year) ?? new Map<string, boolean>()).set(on, isWorkday))
  }
  for (const on of Object.keys(announcedDays.holidays)) keep(on, false)
  for (const on of Object.keys(announcedDays.workdays)) keep(on, true)
  return years
}

const years = byYear()
const source = {
  version: `bundled-${Math.max(...years.keys())}`,
  announced: (year: number) => years.get(year),
  expectedOff: statutoryDaysOff,
}

/** One for everybody who has imported nothing: what it has worked out of a day it need not work out again for the next command. */
const bundled = createWorkCalendar(source)

/**
 * The calendar the program comes with, overlaid by days imported later.
 *
 * Years after the bundled ones have weekends and the 13 statutory days only, and say that they are provisional.
 */
export function bundledCalendar(imported: readonly DifferentDay[] = []): WorkCalendar {
  return imported.length === 0 ? bundled : createWorkCalendar(source, imported)
}

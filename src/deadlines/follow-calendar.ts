import type { Tx } from '../db/types.ts'
import { bundledCalendar } from '../lib/bundled-calendar.ts'
import type { WorkCalendar } from '../lib/work-calendar.ts'
import { importedDays } from './calendar-days.ts'

/**
 * The working-day calendar for who asks again and again: each call is one small query, and the calendar is built anew only when
 * days were imported since, by this process or another.
 */
export function followWorkCalendar(tx: Tx): () => Promise<WorkCalendar> {
  let known: { readonly days: string; readonly calendar: WorkCalendar } | null = null
  return async () => {
    const imported = await importedDays(tx)
    const days = JSON.stringify(imported)
    if (known?.days !== days) known = { days, calendar: bundledCalendar(imported) }
    return known.calendar
  }
}

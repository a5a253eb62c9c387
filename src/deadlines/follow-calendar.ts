import type { Tx } from '../db/types.ts'
import { bundledCalendar } from '../lib/bundled-calendar.ts'
import type { WorkCalendar } from '../lib/work-calendar.ts'
import { importedDays } from './imported-days.ts'

/**
 * The working-day calendar for who asks again and again: each call is one small query, and the calendar is built anew only when
 * days were imported since, by this process or another. Who asks inside a transaction hands it in: a second connection could
 * wait for ever for one of those that wait.
 */
export function followWorkCalendar(usual: Tx): (tx?: Tx) => Promise<WorkCalendar> {
  let known: { readonly days: string; readonly calendar: WorkCalendar } | null = null
  return async (tx = usual) => {
    const imported = await importedDays(tx)
    const days = JSON.stringify(imported)
    if (known?.days !== days) known = { days, calendar: bundledCalendar(imported) }
    return known.calendar
  }
}

import type { Tx } from '../db/types.ts'
import { bundledCalendar } from '../lib/bundled-calendar.ts'
import type { DifferentDay, WorkCalendar } from '../lib/work-calendar.ts'

/** Today's working-day calendar: the bundled years overlaid by what was imported. One small query. */
export async function loadWorkCalendar(tx: Tx): Promise<WorkCalendar> {
  return bundledCalendar(await importedDays(tx))
}

/** Every day imported so far, in order. */
export function importedDays(tx: Tx): Promise<DifferentDay[]> {
  return tx.calendarDay.findMany({ select: { on: true, isWorkday: true }, orderBy: { on: 'asc' } })
}

import type { Tx } from '../db/types.ts'
import { type JournalActor, record } from '../journal/index.ts'
import { bundledCalendar } from '../lib/bundled-calendar.ts'
import { AppError } from '../lib/errors.ts'
import { parseDay } from '../lib/parse-day.ts'
import type { DifferentDay, WorkCalendar } from '../lib/work-calendar.ts'
import { recomputeOpenDeadlines } from './recompute.ts'
import type { DeadlineKinds } from './registry.ts'
import type { RungDeps } from './types.ts'

/** Today's working-day calendar: the bundled years overlaid by what was imported. One small query. */
export async function loadWorkCalendar(tx: Tx): Promise<WorkCalendar> {
  return bundledCalendar(await importedDays(tx))
}

/** Every day imported so far, in order. */
export function importedDays(tx: Tx): Promise<DifferentDay[]> {
  return tx.calendarDay.findMany({ select: { on: true, isWorkday: true }, orderBy: { on: 'asc' } })
}

/** A year's announcement: every day that differs from Monday to Friday. */
export interface CalendarImport {
  readonly days: readonly DifferentDay[]
  /** Number of the notice the days are taken from. */
  readonly source: string
  readonly by: JournalActor
}

/**
 * Lays the State Council's yearly notice over the calendar and moves the rungs of every open deadline it touches.
 *
 * Days imported again are replaced. The import and each moved rung are journalled.
 *
 * @returns how many open deadlines got another next rung or instant.
 * @throws AppError `invalid-input` for what is no day; nothing is imported then.
 */
export async function importCalendarDays(
  tx: Tx,
  deps: RungDeps & { readonly kinds: DeadlineKinds },
  { days, source, by }: CalendarImport,
): Promise<number> {
  const wrong = days.find(({ on }) => parseDay(on) !== on)
  if (wrong !== undefined)
    throw new AppError('invalid-input', `“${wrong.on}”不是日期，请按 2027-02-05 的格式填写后重新导入`, { field: 'on' })
  await tx.calendarDay.deleteMany({ where: { on: { in: days.map(({ on }) => on) } } })
  await tx.calendarDay.createMany({ data: days.map(({ on, isWorkday }) => ({ on, isWorkday, source })) })
  const calendar = await loadWorkCalendar(tx)
  await record(tx, deps, {
    action: 'calendar.imported',
    by,
    channel: 'operator',
    subject: { type: 'calendar', id: 'CN' },
    details: { source, days, version: calendar.version },
  })
  return recomputeOpenDeadlines(tx, deps, calendar)
}

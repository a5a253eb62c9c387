import { inTransaction } from '../db/transaction.ts'
import type { Database, Tx } from '../db/types.ts'
import { type JournalActor, record } from '../journal/index.ts'
import { AppError } from '../lib/errors.ts'
import { parseDay } from '../lib/parse-day.ts'
import type { DifferentDay } from '../lib/work-calendar.ts'
import { takeCalendar } from './calendar-lock.ts'
import { loadWorkCalendar } from './imported-days.ts'
import { recomputeOpenDeadlines } from './recompute.ts'
import type { DeadlineKinds } from './registry.ts'
import type { RungDeps } from './types.ts'

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
 * Days imported again are replaced. The import and each moved rung are journalled. May be done beside the running program:
 * the days come into force at one instant between two ticks, the deadlines follow batch by batch. Broken off on the way it is
 * repeated with the same file.
 *
 * @returns how many open deadlines got another next rung or instant.
 * @throws AppError `invalid-input` for what is no day; nothing is imported then.
 */
export async function importCalendarDays(
  db: Database,
  deps: RungDeps & { readonly kinds: DeadlineKinds },
  { days, source, by }: CalendarImport,
): Promise<number> {
  const wrong = days.find(({ on }) => parseDay(on) !== on)
  if (wrong !== undefined)
    throw new AppError('invalid-input', `“${wrong.on}”不是日期，请按 2027-02-05 的格式填写后重新导入`, { field: 'on' })
  await inTransaction(db, (tx) => keepDays(tx, deps, { days, source, by }))
  return recomputeOpenDeadlines(db, deps)
}

async function keepDays(tx: Tx, deps: RungDeps, { days, source, by }: CalendarImport): Promise<void> {
  await takeCalendar(tx)
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
}

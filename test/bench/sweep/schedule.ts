import type { Tx } from '../../../src/db/types.ts'
import { loadWorkCalendar } from '../../../src/deadlines/index.ts'
import { addDays, atNine, endOfDay } from '../../../src/lib/calendar.ts'
import { addWorkdays } from '../../../src/lib/work-calendar.ts'

/** Rungs of the general ladder that fall due together, each with its share of a tenth of the deadlines. */
export const mixture = [
  { rung: 'due-day', tenths: 5, workdays: 0, done: ['before-3'], next: ['after-1', 1] },
  { rung: 'after-1', tenths: 3, workdays: 1, done: ['before-3', 'due-day'], next: ['after-5', 5] },
  { rung: 'after-5', tenths: 2, workdays: 5, done: ['before-3', 'due-day', 'after-1'], next: ['after-15', 15] },
] as const

/** What falls due for one run: 09:00 of a working day of its own, at which a tenth of a percent of all deadlines want attention. */
export interface Slot {
  readonly n: number
  readonly now: Date
  /** One a line of {@link mixture}. */
  readonly rungs: readonly { readonly rung: string; readonly dueAt: Date; readonly next: string; readonly nextAt: Date }[]
}

/** Working days one after the other, from 1 February 2027 on. */
export async function slots(tx: Tx, count: number): Promise<Slot[]> {
  const calendar = await loadWorkCalendar(tx)
  return Array.from({ length: count }, (_, n) => {
    const day = addWorkdays(calendar, '2027-02-01', n + 1)
    const rungs = mixture.map(({ rung, workdays, next: [next, after] }) => {
      const lastDay = workdays === 0 ? day : addWorkdays(calendar, day, -workdays)
      return { rung, dueAt: endOfDay(lastDay), next, nextAt: atNine(addWorkdays(calendar, lastDay, after)) }
    })
    return { n, now: atNine(day), rungs }
  })
}

/** An instant no run comes near. */
export const farAhead = atNine(addDays('2027-02-01', 400))

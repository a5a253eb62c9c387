import { noticeKinds } from '../../../chat/index.ts'
import type { CommandDeps, Database, Tx } from '../../../db/types.ts'
import { createDeadlineKinds, followWorkCalendar, runDueDeadlines, type TickDeps } from '../../../deadlines/index.ts'
import { addDays, shanghaiDate } from '../../../lib/calendar.ts'
import { hazardDeadlineKinds } from '../../../modules/hazards/index.ts'
import { createNoticeKinds } from '../../../notices/index.ts'
import { createLogger } from '../../../observability/logger.ts'

/** Days before the present that are told, and commands that run in them. */
export interface History {
  readonly deps: CommandDeps
  /** Goes on to a moment, counted in days from the room's present day; every clock that runs out on the way acts. */
  goTo(day: number, time: string): Promise<void>
  /** The day that many days from the room's present one, `YYYY-MM-DD`. */
  on(day: number): string
}

/**
 * Lets commands run in the past, inside the one transaction of a practice part: all of the history is there or none.
 *
 * @param deps.clock - the room's present; the history ends there.
 */
export async function openHistory(tx: Tx, { db, clock, ids }: CommandDeps): Promise<History> {
  const present = clock.now()
  let now = present
  const past = { now: () => now }
  const inside: CommandDeps = { db: within(tx, db), clock: past, ids }
  const kinds = createNoticeKinds(noticeKinds({ practice: true }))
  const due: TickDeps = {
    ...inside,
    kinds: createDeadlineKinds(hazardDeadlineKinds(past.now), kinds),
    calendar: followWorkCalendar(tx),
    logger: createLogger('error'),
  }
  const on = (day: number) => addDays(shanghaiDate(present), day)
  return {
    deps: inside,
    on,
    async goTo(day, time) {
      now = new Date(`${on(day)}T${time}:00+08:00`)
      // One at a time: a transaction is one connection.
      while ((await runDueDeadlines(due, 1)) === 1);
    },
  }
}

/** The same database seen through one open transaction: whoever begins one works in this one. */
function within(tx: Tx, db: Database): Database {
  const prisma = new Proxy(tx, {
    get: (target, name) =>
      name === '$transaction' ? (work: (inner: Tx) => Promise<unknown>) => work(tx) : Reflect.get(target, name, target),
  })
  return { ...db, prisma: prisma as Database['prisma'] }
}

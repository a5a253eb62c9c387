import type { Logger } from 'pino'

import { inTransaction } from '../db/transaction.ts'
import type { Database, Tx } from '../db/types.ts'
import type { WorkCalendar } from '../lib/work-calendar.ts'
import { fireRungs } from './fire.ts'
import { planOf } from './plan.ts'
import type { DeadlineKinds } from './registry.ts'
import { type DeadlineRow, nextDueDeadline, runningOf } from './running.ts'
import type { RungDeps } from './types.ts'

export interface TickDeps extends RungDeps {
  readonly db: Database
  readonly kinds: DeadlineKinds
  readonly calendar: WorkCalendar
  readonly logger: Logger
}

/** Deadlines worked on at once; each has its own transaction. */
const lanes = 4

/** A failing deadline is left alone for a minute of domain time, so that it cannot hold up the others. */
const postponeMs = 60_000

/**
 * Fires every rung that is due now, those missed while the program was down included.
 *
 * Any number of processes may call it at once: each deadline is worked on by one, and a rung happens once. One that fails is
 * logged, left alone for a minute and does not stop the others.
 *
 * @param limit - most deadlines in this call; call again when the answer equals it.
 * @returns how many deadlines were handled, failed ones included.
 */
export async function runDueDeadlines(deps: TickDeps, limit = 200): Promise<number> {
  let begun = 0
  let handled = 0
  const lane = async (): Promise<void> => {
    while (begun < limit) {
      begun += 1
      if (!(await handleNext(deps))) return
      handled += 1
    }
  }
  await Promise.all(Array.from({ length: Math.min(lanes, limit) }, lane))
  return handled
}

async function handleNext(deps: TickDeps): Promise<boolean> {
  let row: DeadlineRow | undefined
  try {
    await inTransaction(deps.db, async (tx) => {
      row = await nextDueDeadline(tx, deps.clock.now())
      if (row !== undefined) await handle(tx, deps, row)
    })
    return row !== undefined
  } catch (error) {
    if (row === undefined) throw error
    deps.logger.error({ err: error, deadline: row.id, kind: row.kind }, 'a deadline failed and is tried again in a minute')
    await postpone(deps, row.id)
    return true
  }
}

async function handle(tx: Tx, deps: TickDeps, row: DeadlineRow): Promise<void> {
  // A command holds its subject and waits for this row, a handler holds this row and waits for the subject: the tick gives way.
  await tx.$executeRaw`SET LOCAL lock_timeout = '500ms'`
  const now = deps.clock.now()
  const { ladder, ahead } = await planOf(tx, deps, row)
  const due = ahead.filter(({ at }) => at <= now)
  await fireRungs(tx, deps, { deadline: runningOf(row), kind: deps.kinds.get(row.kind), ladderVersion: ladder.version, due })
  const next = ahead.find(({ at }) => at > now)
  await tx.deadline.updateMany({
    where: { id: row.id, state: 'open' },
    data: { ladderVersion: ladder.version, nextRung: next?.rung.rung ?? null, nextAt: next?.at ?? null, leaseUntil: null },
  })
}

/** `next_at` stays: a new clock keeps its instant of opening there. */
async function postpone({ db, clock }: TickDeps, id: string): Promise<void> {
  const leaseUntil = new Date(clock.now().getTime() + postponeMs)
  await db.prisma.deadline.updateMany({ where: { id, state: 'open' }, data: { leaseUntil } })
}

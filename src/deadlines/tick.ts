import type { Logger } from 'pino'

import { isConnectionLoss, isWriteConflict } from '../db/errors.ts'
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
      if (row !== undefined) await handleOrPostpone(tx, deps, row)
    })
  } catch (error) {
    if (row === undefined) throw error
    // The transaction itself is lost: it took too long, or the database went away.
    await postpone(deps.db.prisma, deps, { row, error })
  }
  return row !== undefined
}

/** A failure is undone and put off under the same lock, so that nobody takes the row in between. */
async function handleOrPostpone(tx: Tx, deps: TickDeps, row: DeadlineRow): Promise<void> {
  await tx.$executeRaw`SAVEPOINT before_rungs`
  try {
    await handle(tx, deps, row)
  } catch (error) {
    if (isWriteConflict(error) || isConnectionLoss(error)) throw error
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT before_rungs`
    await postpone(tx, deps, { row, error })
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
async function postpone(tx: Tx, { clock, logger }: TickDeps, { row, error }: { row: DeadlineRow; error: unknown }): Promise<void> {
  logger.error({ err: error, deadline: row.id, kind: row.kind }, 'a deadline failed and is tried again in a minute')
  const leaseUntil = new Date(clock.now().getTime() + postponeMs)
  await tx.deadline.updateMany({ where: { id: row.id, state: 'open' }, data: { leaseUntil } })
}

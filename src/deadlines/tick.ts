import type { Logger } from 'pino'

import { isConnectionLoss, isWriteConflict } from '../db/errors.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Database, Tx } from '../db/types.ts'
import { type HandleDeps, handleOne, handleTogether } from './handle.ts'
import { type DeadlineRow, dueDeadlines, type Wanted } from './running.ts'

export interface TickDeps extends HandleDeps {
  readonly db: Database
  readonly logger: Logger
}

/** Deadlines taken at once; see {@link runDueDeadlines}. */
export const batchSize = 500

/** Subjects worked on at once where a handler runs; each deadline there has its own transaction. */
const lanes = 4

/** A failing deadline is left alone for a minute of domain time, so that it cannot hold up the others. */
const postponeMs = 60_000

/**
 * Fires rungs that are due now, those missed while the program was down included, longest due first.
 *
 * What only tells is done in one transaction for the whole batch; where a handler runs, each deadline has its own. Any number
 * of processes may call it at once: each deadline is worked on by one, and a rung happens once. A batch that fails is tried in
 * halves until the deadline at fault is alone: that one is logged, left alone for a minute and does not stop the others.
 *
 * @param limit - most deadlines in this call; call again when the answer equals it.
 * @returns how many deadlines were taken, failed ones included.
 */
export async function runDueDeadlines(deps: TickDeps, limit = batchSize): Promise<number> {
  const { taken, alone } = await handleBatch(deps, { limit })
  const waiting = alone.values()
  const lane = async (): Promise<void> => {
    for (const own of waiting) for (const { id } of own) await handleBatch(deps, { ids: [id] })
  }
  await Promise.all(Array.from({ length: Math.min(lanes, alone.length) }, lane))
  return taken
}

interface Batch {
  readonly taken: number
  /** What is to be handled one by one, by subject. */
  readonly alone: readonly (readonly DeadlineRow[])[]
}

async function handleBatch(deps: TickDeps, wanted: Wanted): Promise<Batch> {
  let held: readonly DeadlineRow[] = []
  try {
    const alone = await inTransaction(deps.db, async (tx) => {
      held = []
      held = await dueDeadlines(tx, deps.clock.now(), wanted)
      const [first, ...more] = held
      if (first === undefined) return []
      if (more.length > 0) return handleTogether(tx, deps, held)
      await handleOrPostpone(tx, deps, first)
      return []
    })
    return { taken: held.length, alone }
  } catch (error) {
    const [first, ...more] = held
    if (first === undefined) throw error
    if (more.length > 0) return inHalves(deps, held, error)
    // The transaction itself is lost: it took too long, or the database went away.
    await postpone(deps.db.prisma, deps, { row: first, error })
    return { taken: 1, alone: [] }
  }
}

async function inHalves(deps: TickDeps, held: readonly DeadlineRow[], error: unknown): Promise<Batch> {
  deps.logger.warn({ err: error, deadlines: held.length }, 'a batch of deadlines failed and is tried in halves')
  const middle = Math.ceil(held.length / 2)
  const halves: Batch[] = []
  for (const half of [held.slice(0, middle), held.slice(middle)]) halves.push(await handleBatch(deps, { ids: half.map(({ id }) => id) }))
  return { taken: held.length, alone: halves.flatMap(({ alone }) => alone) }
}

/** A failure is undone and put off under the same lock, so that nobody takes the row in between. */
async function handleOrPostpone(tx: Tx, deps: TickDeps, row: DeadlineRow): Promise<void> {
  await tx.$executeRaw`SAVEPOINT before_rungs`
  try {
    await handleOne(tx, deps, row)
  } catch (error) {
    if (isWriteConflict(error) || isConnectionLoss(error)) throw error
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT before_rungs`
    await postpone(tx, deps, { row, error })
  }
}

/** `next_at` stays: a new clock keeps its instant of opening there. */
async function postpone(tx: Tx, { clock, logger }: TickDeps, { row, error }: { row: DeadlineRow; error: unknown }): Promise<void> {
  logger.error({ err: error, deadline: row.id, kind: row.kind }, 'a deadline failed and is tried again in a minute')
  const leaseUntil = new Date(clock.now().getTime() + postponeMs)
  await tx.deadline.updateMany({ where: { id: row.id, state: 'open' }, data: { leaseUntil } })
}

import type { Logger } from 'pino'

import { inTransaction } from '../db/transaction.ts'
import type { Database, Tx } from '../db/types.ts'
import { shanghaiDate, startOfDay } from '../lib/calendar.ts'
import type { Clock } from '../lib/clock.ts'
import { type DayRoot, keepDayRoot } from './roots.ts'
import { oldestUnsealedAt, sealJournal } from './seal.ts'

export interface SealerDeps {
  readonly db: Database
  /** Domain time: says when a day is over and how long a row has waited. */
  readonly clock: Clock
  readonly logger: Pick<Logger, 'error'>
  /** Seconds the oldest row has waited, 0 when none does; told at every look. */
  readonly onLag: (seconds: number) => void
  /** Tells a root to whom it concerns, in the transaction that keeps it. */
  readonly onRoot: (tx: Tx, root: DayRoot) => Promise<void>
}

/** Seals what was committed. Any number of processes may each run one. */
export interface Sealer {
  /** Seals everything committed by now, and keeps the root of a day that is over. A failure is logged: the next look repeats it. */
  runOnce(): Promise<void>
  /** Looks several times a second, so that a row is sealed within a second of its commit. */
  start(): void
  /** Ends after a last look. */
  stop(): Promise<void>
}

/** Machine time between two looks, in milliseconds. A look at nothing new is one small question. */
const everyMs = 400

/** Makes the sealer; nothing happens before it is started or run. */
export function createSealer(deps: SealerDeps): Sealer {
  let timer: NodeJS.Timeout | undefined
  let last: Promise<void> = Promise.resolve()
  let isBusy = false
  /** Shanghai day on which it was last looked for a root: days change seldom. */
  let lookedOn = ''
  const look = async (): Promise<void> => {
    isBusy = true
    try {
      await seal(deps)
      const today = shanghaiDate(deps.clock.now())
      if (today !== lookedOn && (await rootOf(deps, today))) lookedOn = today
    } catch (error) {
      deps.logger.error({ err: error }, 'sealing the journal failed; the next look repeats it')
    } finally {
      isBusy = false
    }
  }
  const runOnce = (): Promise<void> => {
    // After one under way, whose look may have come before what the caller has just committed.
    last = last.then(look)
    return last
  }
  return {
    runOnce,
    start: () => {
      timer ??= setInterval(() => isBusy || void runOnce(), everyMs).unref()
    },
    stop: async () => {
      clearInterval(timer)
      timer = undefined
      await runOnce()
    },
  }
}

async function seal({ db, clock, onLag }: SealerDeps): Promise<void> {
  const oldest = await oldestUnsealedAt(db.prisma)
  onLag(oldest === null ? 0 : Math.max(0, clock.now().getTime() - oldest.getTime()) / 1000)
  if (oldest !== null) await sealJournal(db)
}

/** @returns false while rows of a day that is over wait for another process to seal them. */
async function rootOf({ db, clock, onRoot }: SealerDeps, today: string): Promise<boolean> {
  const waiting = await oldestUnsealedAt(db.prisma)
  if (waiting !== null && waiting < startOfDay(today)) return false
  await inTransaction(db, async (tx) => {
    const root = await keepDayRoot(tx, { clock })
    if (root !== null) await onRoot(tx, root)
  })
  return true
}

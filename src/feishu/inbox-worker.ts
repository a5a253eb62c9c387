import type { Inbound } from '../chat/inbound.ts'
import { AppError } from '../lib/errors.ts'
import { type Job, Pump } from '../lib/pump.ts'
import {
  claimInbound,
  countWaiting,
  finishInbound,
  giveBackInbound,
  leaseMs,
  mostAttempts,
  postponeInbound,
  renewInbound,
  type StoredInbound,
} from './inbox.ts'
import { type PressDeps, takeUpPress } from './presses.ts'

export interface InboxWorker {
  start(): Promise<void>
  /** Something was stored: look now. */
  wake(): void
  idle(): Promise<boolean>
  stop(): Promise<void>
}

/** Items worked on at once. */
const width = 16
/** How often a replica looks for what another one stored and did not finish. Milliseconds. */
const lookEveryMs = 1_000
/** Pauses before the second, third … try, in machine milliseconds. */
const pausesMs = [500, 2_000, 10_000, 30_000]

/** Works through the inbox: people beside each other, the items of one person one after the other. */
export function createInboxWorker(deps: PressDeps): InboxWorker {
  let timer: ReturnType<typeof setInterval> | undefined
  const pump: Pump = new Pump({
    width,
    claim: async (room) => (await claimInbound(deps.db, deps.machine.now(), room)).map((item) => jobOf(deps, item, () => pump.wake())),
    failed: (error) => deps.logger.error({ err: error }, 'working through the inbox failed; the next look tries again'),
  })
  return {
    wake: () => pump.wake(),
    async start() {
      timer = setInterval(() => pump.wake(), lookEveryMs)
      pump.wake()
    },
    idle: async () => !pump.isBusy && (await countWaiting(deps.db, deps.machine.now())) === 0,
    async stop() {
      clearInterval(timer)
      await pump.close()
    },
  }
}

/** @param next - asked for when the item is over: the same person's next one may be waiting behind it. */
function jobOf(deps: PressDeps, item: StoredInbound, next: () => void): Job {
  const { db, machine, logger } = deps
  return {
    size: 1,
    giveBack: () => giveBackInbound(db, item),
    run: async () => {
      let leaseUntil = await renewInbound(db, item, machine.now())
      // It waited here until another replica took it.
      if (leaseUntil === null) return
      const renewal = setInterval(async () => {
        try {
          leaseUntil = leaseUntil && (await renewInbound(db, { key: item.key, leaseUntil }, machine.now()))
        } catch (error) {
          logger.warn({ err: error, key: item.key }, 'a lease could not be renewed')
        }
      }, leaseMs / 3)
      try {
        await work(deps, item)
      } finally {
        clearInterval(renewal)
        next()
      }
    },
  }
}

async function work(deps: PressDeps, { key, attempts, inbound }: StoredInbound): Promise<void> {
  try {
    await handle(deps, inbound)
    await finishInbound(deps.db, key, deps.clock.now())
  } catch (error) {
    const pauseMs = pausesMs[attempts - 1]
    const nextAt = attempts >= mostAttempts || pauseMs === undefined ? null : new Date(deps.machine.now().getTime() + pauseMs)
    const isExpected = nextAt !== null && error instanceof AppError && error.mayBeRetried
    deps.logger[isExpected ? 'info' : 'error']({ err: error, key, attempts, givenUp: nextAt === null }, 'inbound item failed')
    await postponeInbound(deps.db, key, { error: String(error), nextAt })
    if (nextAt === null)
      await deps.conversation.apologise(inbound).catch((failure) => deps.logger.error({ err: failure, key }, 'nobody could be told'))
  }
}

/** A press comes here only when the process that took it died before it was done. */
async function handle(deps: PressDeps, inbound: Inbound): Promise<void> {
  if (inbound.kind === 'press') await takeUpPress(deps, inbound)
  else await deps.conversation.handle(inbound)
}

import type { Logger } from 'pino'
import type { Conversation, Inbound } from '../chat/inbound.ts'
import type { Database } from '../db/types.ts'
import type { Clock } from '../lib/clock.ts'
import { claimInbound, countWaiting, finishInbound, mostAttempts, postponeInbound, type StoredInbound } from './inbox.ts'

interface WorkerDeps {
  readonly db: Database
  readonly clock: Clock
  readonly machine: Clock
  readonly conversation: Conversation
  readonly logger: Logger
}

export interface InboxWorker {
  start(): Promise<void>
  /** Something was stored: look now. */
  wake(): void
  idle(): Promise<boolean>
  stop(): Promise<void>
}

const batch = 16
/** How often a replica looks for what another one stored and did not finish. Milliseconds. */
const lookEveryMs = 1_000
/** Pauses before the second, third … try, in machine milliseconds. */
const pausesMs = [500, 2_000, 10_000, 30_000]

/** Works through the inbox: people beside each other, the items of one person one after the other. */
export function createInboxWorker(deps: WorkerDeps): InboxWorker {
  let running: Promise<void> | null = null
  let again = false
  let timer: ReturnType<typeof setInterval> | undefined

  const round = async (): Promise<void> => {
    do {
      again = false
      const items = await claimInbound(deps.db, deps.machine.now(), batch)
      await Promise.all(items.map((item) => work(deps, item)))
      if (items.length > 0) again = true
    } while (again)
  }
  const wake = (): void => {
    again = true
    running ??= round()
      .catch((error) => deps.logger.error({ err: error }, 'inbox round failed'))
      .finally(() => {
        running = null
      })
  }

  return {
    wake,
    async start() {
      timer = setInterval(wake, lookEveryMs)
      wake()
    },
    idle: async () => running === null && (await countWaiting(deps.db)) === 0,
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}

async function work(deps: WorkerDeps, { key, attempts, inbound }: StoredInbound): Promise<void> {
  try {
    await handle(deps.conversation, inbound)
    await finishInbound(deps.db, key, deps.clock.now())
  } catch (error) {
    const pauseMs = pausesMs[attempts - 1]
    const nextAt = attempts >= mostAttempts || pauseMs === undefined ? null : new Date(deps.machine.now().getTime() + pauseMs)
    deps.logger.error({ err: error, key, attempts, givenUp: nextAt === null }, 'inbound item failed')
    await postponeInbound(deps.db, key, { error: String(error), nextAt })
    if (nextAt === null)
      await deps.conversation.apologise(inbound).catch((failure) => deps.logger.error({ err: failure, key }, 'nobody could be told'))
  }
}

/** A press comes here only when the process that took it died before it was done: it is carried out, and what came of it is said. */
async function handle(conversation: Conversation, inbound: Inbound): Promise<void> {
  if (inbound.kind === 'press') await conversation.follow(inbound, await conversation.press(inbound))
  else await conversation.handle(inbound)
}

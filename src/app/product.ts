import type { Logger } from 'pino'
import { actionTable, createConversation, noticeKinds } from '../chat/index.ts'
import type { Database } from '../db/types.ts'
import { batchSize, createDeadlineKinds, followWorkCalendar, nextDueAt, runDueDeadlines, type TickDeps } from '../deadlines/index.ts'
import {
  type AppCredentials,
  createGateway,
  createWebhook,
  type EventTransport,
  forgetInbound,
  type Gateway,
  resourceFetcher,
  type Webhook,
} from '../feishu/index.ts'
import { createSealer, type Sealer } from '../journal/index.ts'
import { type Clock, systemClock } from '../lib/clock.ts'
import { type Ids, randomIds } from '../lib/ids.ts'
import { accountsOf } from '../modules/directory/index.ts'
import { hazardDeadlineKinds, hazardHooks, hazardNoticeFailures, prepareClauses } from '../modules/hazards/index.ts'
import { tellRoot } from '../modules/journal-roots/index.ts'
import { tellOperators } from '../modules/operations/index.ts'
import { createNoticeKinds, createNoticeWorker, type NoticeWorker } from '../notices/index.ts'
import { createMetrics, type Metrics } from '../observability/metrics.ts'
import { watchNotices } from './watch-notices.ts'
import { createWayOut, type WayOut } from './way-out.ts'

export interface ProductOptions {
  readonly db: Database
  readonly clock: Clock
  /** Time of leases, limits and sockets; the machine's own when left out. */
  readonly machine?: Clock
  readonly ids?: Ids
  readonly practice: boolean
  readonly domain: string
  readonly apps: readonly AppCredentials[]
  /** Which way events come; the long connection when left out. Over webhooks every app needs its verification token. */
  readonly events?: EventTransport
  /** Largest distance between a webhook's signed timestamp and the machine's clock, milliseconds; 8 h when left out. */
  readonly eventMaxAgeMs?: number
  /** API calls an app may make in a calendar month; nobody is told of a limit when left out. */
  readonly monthlyCalls?: number | undefined
  readonly logger: Logger
}

/** The running bot: what `npm start`, the practice room and the scenario tests start alike. */
export interface Product {
  readonly metrics: Metrics
  readonly gateway: Gateway
  /** What app/http mounts for the platform; undefined over the long connection. */
  readonly webhook: Webhook | undefined
  start(): Promise<void>
  /** Asks once "what is due?" and does it. */
  tick(): Promise<void>
  /** Practice instant at which the next thing is due; null when nothing runs. */
  nextDueAt(): Promise<Date | null>
  /** True when nothing is in hand: what waits for a future instant counts as idle. */
  idle(): Promise<boolean>
  stop(): Promise<void>
}

/** Longer than the platform repeats an event: 15 s, 5 min, 1 h and 6 h, whether or not a repeat is signed anew. */
const usualMaxAgeMs = 8 * 3_600_000

/**
 * Builds every object once, in the order in which they need each other.
 *
 * @throws AppError `set-up` when a kind of notice or deadline lacks its ladder, renderer or recipients.
 */
export async function createProduct(options: ProductOptions): Promise<Product> {
  const { db, clock, logger, practice } = options
  const ids = options.ids ?? randomIds
  const machine = options.machine ?? systemClock
  const metrics = createMetrics()
  const wayOut = createWayOut({ ...options, ids, machine, metrics })
  const { clients, sender } = wayOut
  const kinds = createNoticeKinds(noticeKinds({ practice, failures: hazardNoticeFailures({ clock, ids }) }))
  // The first question would hold the event loop while the index is built.
  await prepareClauses()
  const due: TickDeps = {
    db,
    clock,
    ids,
    kinds: createDeadlineKinds(
      hazardDeadlineKinds(() => clock.now()),
      kinds,
    ),
    calendar: followWorkCalendar(db.prisma),
    logger,
  }
  const worker = createNoticeWorker({
    db,
    clock,
    machine,
    kinds,
    workCalendar: followWorkCalendar(db.prisma),
    deliverer: sender,
    accountsOf,
    ids,
    tellOperator: (tx, matter) => tellOperators(tx, { clock, ids, logger }, matter),
    logger,
    onEvent: watchNotices({ kinds, metrics, logger }),
  })
  const conversation = createConversation(
    {
      db,
      clock,
      ids,
      practice,
      kinds,
      hooks: hazardHooks(clock),
      reply: (reply) => sender.reply(reply),
      sendFile: (target, file, key) => sender.sendFile(target, file, key),
      fetchResource: resourceFetcher(clients),
      metrics,
      logger,
    },
    actionTable,
  )
  const { domain, events, eventMaxAgeMs: maxAgeMs = usualMaxAgeMs } = options
  const gateway = createGateway({ db, clock, machine, clients, domain, events, sender, conversation, logger })
  const webhook = events === 'webhook' ? createWebhook(gateway, clients, { machine, logger, maxAgeMs }) : undefined
  const sealer = createSealer({
    db,
    clock,
    logger,
    onLag: (seconds) => metrics.sealLag.set(seconds),
    onRoot: (tx, root) => tellRoot(tx, { clock, ids }, root),
  })
  return assemble({ db, clock, metrics, gateway, webhook, worker, sealer, due, wayOut })
}

interface Parts {
  readonly db: Database
  readonly clock: Clock
  readonly metrics: Metrics
  readonly gateway: Gateway
  readonly webhook: Webhook | undefined
  readonly worker: NoticeWorker
  readonly sealer: Sealer
  readonly due: TickDeps
  readonly wayOut: WayOut
}

function assemble({ db, clock, metrics, gateway, webhook, worker, sealer, due, wayOut }: Parts): Product {
  const tick = async () => {
    while ((await runDueDeadlines(due)) === batchSize);
    await sealer.runOnce()
    await worker.runOnce()
    await forgetInbound(db, clock.now())
    await wayOut.keep()
  }
  const hasDue = async () => {
    const next = await nextDueAt(db)
    return next !== null && next <= clock.now()
  }
  return {
    metrics,
    gateway,
    webhook,
    tick,
    nextDueAt: () => nextDueAt(db),
    async start() {
      await gateway.start()
      await worker.start()
      sealer.start()
    },
    idle: async () => (await gateway.idle()) && !(await hasDue()) && (await worker.idle()),
    async stop() {
      wayOut.sender.hurry()
      await gateway.stop()
      await worker.stop()
      await sealer.stop()
      await wayOut.keep()
    },
  }
}

import type { Logger } from 'pino'
import { pictureHashesIn, withPictureKeys } from '../../cards/kit/index.ts'
import { actionTable, createConversation, noticeKinds } from '../chat/index.ts'
import type { Database } from '../db/types.ts'
import { createDeadlineKinds, followWorkCalendar, nextDueAt, runDueDeadlines, type TickDeps } from '../deadlines/index.ts'
import {
  type AppCredentials,
  createFeishuClient,
  createGateway,
  createSender,
  forgetInbound,
  type Gateway,
  resourceFetcher,
} from '../feishu/index.ts'
import { type Clock, systemClock } from '../lib/clock.ts'
import { type Ids, randomIds } from '../lib/ids.ts'
import { accountOf } from '../modules/directory/index.ts'
import { readFile } from '../modules/evidence/index.ts'
import { hazardDeadlineKinds, hazardHooks, prepareClauses } from '../modules/hazards/index.ts'
import { createNoticeKinds, createNoticeWorker, type NoticeWorker } from '../notices/index.ts'
import { createMetrics, type Metrics } from '../observability/metrics.ts'
import { watchNotices } from './watch-notices.ts'

export interface ProductOptions {
  readonly db: Database
  readonly clock: Clock
  readonly ids?: Ids
  readonly practice: boolean
  readonly domain: string
  readonly apps: readonly AppCredentials[]
  readonly logger: Logger
}

/** The running bot: what `npm start`, the practice room and the scenario tests start alike. */
export interface Product {
  readonly metrics: Metrics
  readonly gateway: Gateway
  start(): Promise<void>
  /** Asks once "what is due?" and does it. */
  tick(): Promise<void>
  /** Practice instant at which the next thing is due; null when nothing runs. */
  nextDueAt(): Promise<Date | null>
  /** True when nothing is in hand: what waits for a future instant counts as idle. */
  idle(): Promise<boolean>
  stop(): Promise<void>
}

/**
 * Builds every object once, in the order in which they need each other.
 *
 * @throws AppError `set-up` when a kind of notice or deadline lacks its ladder, renderer or recipients.
 */
export async function createProduct(options: ProductOptions): Promise<Product> {
  const { db, clock, logger, practice } = options
  const ids = options.ids ?? randomIds
  const metrics = createMetrics()
  const clients = new Map(options.apps.map((app) => [app.appId, createFeishuClient(app, { domain: options.domain, logger })] as const))
  const sender = createSender({
    db,
    clients,
    readOriginal: async (sha256) => (await readFile(db.prisma, sha256))?.bytes ?? null,
    pictures: { hashesIn: pictureHashesIn, withKeys: withPictureKeys },
    machineNow: () => systemClock.now().getTime(),
    logger,
  })
  const kinds = createNoticeKinds(noticeKinds({ practice }))
  // The first question would hold the event loop while the index is built.
  await prepareClauses()
  const due: Due = {
    db,
    clock,
    ids,
    kinds: createDeadlineKinds(
      hazardDeadlineKinds(() => clock.now()),
      kinds,
    ),
    logger,
  }
  const worker = createNoticeWorker({
    db,
    clock,
    machine: systemClock,
    kinds,
    deliverer: sender,
    accountsOf: accountOf,
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
  const gateway = createGateway({ db, clock, machine: systemClock, clients, domain: options.domain, sender, conversation, logger })
  return assemble({ db, clock, metrics, gateway, worker, due })
}

interface Parts {
  readonly db: Database
  readonly clock: Clock
  readonly metrics: Metrics
  readonly gateway: Gateway
  readonly worker: NoticeWorker
  readonly due: Due
}

/** The calendar is looked up at every tick: days may be imported beside the running program. */
type Due = Omit<TickDeps, 'calendar'>

const sweep = 200

function assemble({ db, clock, metrics, gateway, worker, due }: Parts): Product {
  const workCalendar = followWorkCalendar(db.prisma)
  const tick = async () => {
    const calendar = await workCalendar()
    while ((await runDueDeadlines({ ...due, calendar }, sweep)) === sweep);
    await worker.runOnce()
    await forgetInbound(db, clock.now())
  }
  const hasDue = async () => {
    const next = await nextDueAt(db)
    return next !== null && next <= clock.now()
  }
  return {
    metrics,
    gateway,
    tick,
    nextDueAt: () => nextDueAt(db),
    async start() {
      await gateway.start()
      await worker.start()
    },
    idle: async () => (await gateway.idle()) && !(await hasDue()) && (await worker.idle()),
    async stop() {
      await gateway.stop()
      await worker.stop()
    },
  }
}

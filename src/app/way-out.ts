import { pictureHashesIn, plainNotice, withPictureKeys } from '../../cards/index.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Database } from '../db/types.ts'
import {
  type AppCredentials,
  createFeishuClient,
  createSender,
  type FeishuClient,
  forgetSlots,
  MonthlyCalls,
  type Sender,
} from '../feishu/index.ts'
import type { Clock } from '../lib/clock.ts'
import type { Ids } from '../lib/ids.ts'
import { readFile } from '../modules/evidence/index.ts'
import { tellOperators } from '../modules/operations/index.ts'
import type { Logger } from '../observability/logger.ts'
import type { Metrics } from '../observability/metrics.ts'

interface WayOutOptions {
  readonly db: Database
  readonly clock: Clock
  readonly machine: Clock
  readonly ids: Ids
  readonly practice: boolean
  readonly domain: string
  readonly apps: readonly AppCredentials[]
  readonly monthlyCalls?: number | undefined
  readonly metrics: Metrics
  readonly logger: Logger
}

/** Everything that goes to the platform, and what is kept about it. */
export interface WayOut {
  readonly clients: ReadonlyMap<string, FeishuClient>
  readonly sender: Sender
  /** Keeps the count of calls, and forgets limits nobody uses any more. */
  keep(): Promise<void>
}

export function createWayOut(options: WayOutOptions): WayOut {
  const { db, clock, machine, ids, practice, domain, logger, metrics } = options
  const tellOperator = (matter: Parameters<typeof tellOperators>[2]) =>
    inTransaction(db, (tx) => tellOperators(tx, { clock, ids, logger }, matter))
  const onTotal = (app: string, calls: number) => metrics.monthlyCalls.set({ app }, calls)
  const calls = new MonthlyCalls({ db, machine, allowance: options.monthlyCalls, tellOperator, onTotal })
  const onCall = (appId: string) => calls.count(appId)
  const clients = new Map(options.apps.map((app) => [app.appId, createFeishuClient(app, { domain, logger, onCall })] as const))
  const machineNow = () => machine.now().getTime()
  const sender = createSender({
    db,
    clients,
    clock,
    readOriginal: async (sha256) => (await readFile(db.prisma, sha256))?.bytes ?? null,
    pictures: { hashesIn: pictureHashesIn, withKeys: withPictureKeys },
    plainCard: () => plainNotice({ practice, now: clock.now(), as: '本人', help: null }),
    machineNow,
    tellOperator,
    logger,
  })
  let sweptAtMs = Number.NEGATIVE_INFINITY
  return {
    clients,
    sender,
    keep: async () => {
      await calls.flush()
      if (machineNow() - sweptAtMs < sweepMs) return
      sweptAtMs = machineNow()
      await forgetSlots(db, sweptAtMs)
    },
  }
}

/** Between two looks for limits nobody uses, machine milliseconds. */
const sweepMs = 60_000

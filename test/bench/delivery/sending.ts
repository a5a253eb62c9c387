import type { Database } from '../../../src/db/types.ts'
import { createFeishuClient, createSender, type Sender } from '../../../src/feishu/index.ts'
import { bundledCalendar } from '../../../src/lib/bundled-calendar.ts'
import { systemClock } from '../../../src/lib/clock.ts'
import { randomIds } from '../../../src/lib/ids.ts'
import { createNoticeKinds, createNoticeWorker, enqueueNotices, type NoticeWorker } from '../../../src/notices/index.ts'
import { createLogger } from '../../../src/observability/logger.ts'

const logger = createLogger('error')

/** About a kilobyte, as small notices are. */
export const card: Record<string, unknown> = {
  schema: '2.0',
  config: { update_multi: true, summary: { content: '请今天提交整改' } },
  header: { title: { tag: 'plain_text', content: '隐患整改通知' }, template: 'orange' },
  body: { elements: [{ tag: 'markdown', content: '回风巷T2甲烷传感器被塑料袋包裹，不能反映真实瓦斯浓度。'.repeat(10) }] },
}

interface App {
  readonly domain: string
  readonly appId: string
  readonly appSecret: string
}

/** The program's own sender to one app. */
export function openSender(db: Database, { domain, appId, appSecret }: App, withoutLimits: boolean): { sender: Sender; close(): void } {
  const client = createFeishuClient({ appId, appSecret }, { domain, logger })
  const sender = createSender({
    db,
    clients: new Map([[appId, client]]),
    clock: systemClock,
    readOriginal: async () => null,
    pictures: { hashesIn: () => [], withKeys: (drawn) => drawn },
    plainCard: () => card,
    machineNow: () => Date.now(),
    tellOperator: async () => undefined,
    logger,
    withoutLimits,
  })
  return { sender, close: () => client.close() }
}

const kinds = createNoticeKinds([
  { kind: 'bench', title: '整改', urgency: 'major', clause: '375 §二(二)四', render: async () => ({ card }) },
])

/** The program's own worker; a person's id is his open_id. */
export const openWorker = (db: Database, sender: Sender, appId: string): NoticeWorker =>
  createNoticeWorker({
    db,
    clock: systemClock,
    machine: systemClock,
    ids: randomIds,
    kinds,
    workCalendar: async () => bundledCalendar(),
    deliverer: sender,
    accountsOf: async (_tx, people) => new Map(people.map((openId) => [openId, { appId, openId }])),
    logger,
  })

/** One notice to each, in statements of a thousand. */
export async function enqueueFor(db: Database, openIds: readonly string[], round: string): Promise<void> {
  const requests = openIds.map((personId, place) => ({
    kind: 'bench',
    subject: { type: 'bench', id: `${round}-${place}` },
    to: { personId, organisationId: `body-${place % 50}`, role: 'qy.fixer' },
    dedupeKey: `${round}:${place}`,
  }))
  for (let from = 0; from < requests.length; from += 1_000) {
    await db.prisma.$transaction((tx) => enqueueNotices(tx, { clock: systemClock, ids: randomIds }, requests.slice(from, from + 1_000)))
  }
}

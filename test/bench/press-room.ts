import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { practiceAppId } from '../../src/app/practice/identities.ts'
import { layPractice, quietParts } from '../../src/app/practice/lay-practice.ts'
import { hazardSteps, type MembershipId } from '../../src/app/practice/parts/hazards-steps.ts'
import { practiceBeginsAt } from '../../src/app/practice/room.ts'
import { actionTable, createConversation, noticeKinds } from '../../src/chat/index.ts'
import { openDatabase } from '../../src/db/client.ts'
import { createDatabase, dropDatabase } from '../../src/db/databases.ts'
import { startEmbedded } from '../../src/db/embedded/start.ts'
import { migrate } from '../../src/db/migrate.ts'
import type { Database } from '../../src/db/types.ts'
import { createGateway, type Gateway } from '../../src/feishu/gateway.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { randomIds } from '../../src/lib/ids.ts'
import { hazardHooks, prepareClauses } from '../../src/modules/hazards/index.ts'
import { createNoticeKinds } from '../../src/notices/index.ts'
import { createLogger } from '../../src/observability/logger.ts'
import { createMetrics } from '../../src/observability/metrics.ts'
import { manager, openIdOf, principal, type Site, service, sites } from './people.ts'

const clock = { now: () => practiceBeginsAt }
const logger = createLogger('error')

/** A press in the flattened form in which it reaches the gateway. */
export type RawPress = Readonly<Record<string, unknown>>

/** A server with one database in which presses wait, and copies of it on which they are made again. */
export interface PressRoom {
  /** Every press on a hazard of its own, by whoever may. */
  readonly presses: readonly RawPress[]
  /** The address of a fresh copy. */
  copy(): Promise<string>
  /** Lets go of a copy nobody is connected to. */
  forget(url: string): Promise<void>
  close(): Promise<void>
}

const judged = {
  fact: '现场与条款相符，没有停工撤人',
  harm: '可能造成多人伤亡',
  advice: '立即停止作业、撤出人员，处理后复测合格再恢复',
  due_on: '2026-12-05',
}

/** Registers, grades and notifies major hazards, one a press, so that each waits for its signature. */
async function toSign(db: Database, count: number): Promise<RawPress[]> {
  const steps = hazardSteps({ db, clock, ids: randomIds })
  const presses: RawPress[] = []
  for (let nth = 0; nth < count; nth += 1) {
    const site = sites[nth % sites.length] as Site
    const says = { place: `第${nth}工作面`, description: `第${nth}处不符合规定，现场已拍照`, found_on: '2026-11-23', grade: 'major' }
    const { id } = await steps.register(service(site), { form: { enterprise: site.site, ...says }, scene: 'tunnel', seed: nth % 20 })
    const clause = site.clause === undefined ? { clause_text: '判定标准第一条' } : { clause: site.clause }
    await steps.proposeMajor(service(site), id, { ...judged, ...clause })
    const { version, notification } = await steps.approve(manager(site), id)
    presses.push(pressed(principal(site), { hazard: id, v: version, hash: notification?.textHash ?? '' }, nth))
  }
  return presses
}

const pressed = (by: MembershipId, value: Record<string, unknown>, nth: number): RawPress => ({
  event_type: 'card.action.trigger',
  event_id: `bench-${nth}`,
  app_id: practiceAppId('practice_ent'),
  tenant_key: 'practice_ent',
  create_time: String(practiceBeginsAt.getTime()),
  operator: { open_id: openIdOf(by) },
  action: { tag: 'button', value: { action: 'hz_sign', ...value } },
  context: { open_message_id: '', open_chat_id: `oc_${nth}` },
})

export async function openPressRoom(count: number): Promise<PressRoom> {
  const folder = await mkdtemp(join(tmpdir(), 'anze-bench-'))
  await chmod(folder, 0o755)
  const server = await startEmbedded({ dataDir: join(folder, 'data'), stateDir: join(folder, 'state') })
  const template = 'anze_presses'
  await server.createDatabase(template)
  await migrate(server.url(template))
  const db = openDatabase(server.url(template), { poolSize: 4 })
  await layPractice({ db, clock, ids: randomIds }, quietParts)
  const presses = await toSign(db, count)
  await db.prisma.$executeRaw`ANALYZE`
  await db.close()
  let copies = 0
  return {
    presses,
    copy: async () => {
      copies += 1
      const name = `anze_copy_${copies}`
      await createDatabase(server.url('postgres'), name, template)
      return server.url(name)
    },
    forget: (url) => dropDatabase(server.url('postgres'), new URL(url).pathname.slice(1)),
    close: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The whole way of a press without the platform's API: stored, authorised, carried out, journalled, told, drawn. */
export async function openGateway(db: Database): Promise<Gateway> {
  await prepareClauses()
  const kinds = createNoticeKinds(noticeKinds({ practice: true }))
  const never = () => Promise.reject(new Error('the bench sends nothing'))
  const conversation = createConversation(
    {
      ...{ db, clock, ids: randomIds, practice: true, kinds, hooks: hazardHooks(clock), logger, metrics: createMetrics() },
      ...{ reply: never, sendFile: never, fetchResource: never },
    },
    actionTable,
  )
  const appId = practiceAppId('practice_ent')
  const app = { appId, appSecret: '', tenantKey: 'practice_ent' }
  const sender = { prepare: (_appId: string, card: Record<string, unknown>) => Promise.resolve(card), update: never }
  const clients = new Map([[appId, { app, close: () => undefined } as never]])
  return createGateway({ db, clock, machine: systemClock, clients, domain: '', events: 'webhook', sender, conversation, logger })
}

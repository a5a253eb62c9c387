import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import type { Conversation, Inbound } from '../../../src/chat/inbound.ts'
import { claimInbound, countWaiting, forgetInbound, giveBackInbound, renewInbound, storeInbound } from '../../../src/feishu/inbox.ts'
import { createInboxWorker, type InboxWorker } from '../../../src/feishu/inbox-worker.ts'
import { useDatabase } from '../../harness/database.ts'

const database = useDatabase()
const machineAt = new Date('2026-05-01T00:00:00Z')
const receivedAt = new Date('2026-11-23T01:00:00Z')
const later = (at: Date, ms: number) => new Date(at.getTime() + ms)
let worker: InboxWorker | undefined

beforeEach(async () => {
  await database.db.prisma.$executeRaw`TRUNCATE inbox_item`
})
afterEach(() => worker?.stop())

const base = { appId: 'cli_1', tenantKey: 'ours', at: receivedAt, chatId: 'oc_1' }
const menu = (key: string, openId: string): Inbound => ({ ...base, key, openId, kind: 'menu', eventKey: key })
const read = (key: string, openId: string): Inbound => ({ ...base, key, openId, kind: 'read', messageIds: [key] })
const recalled = (key: string): Inbound => ({ ...base, key, openId: '', kind: 'recalled', messageId: key })

async function arrive(...items: Inbound[]): Promise<void> {
  for (const item of items) await storeInbound(database.db, item, { receivedAt, machineAt })
}

/** A worker whose conversation hands each item to `gates`; `begun` are the keys in order. */
function working() {
  const begun: string[] = []
  const gates = new Map<string, PromiseWithResolvers<void>>()
  const conversation: Conversation = {
    press: vi.fn(),
    follow: vi.fn(),
    apologise: vi.fn(() => Promise.resolve()),
    handle: ({ key }) => {
      begun.push(key)
      const gate = Promise.withResolvers<void>()
      gates.set(key, gate)
      return gate.promise
    },
  }
  const clock = { now: () => receivedAt }
  const machine = { now: () => machineAt }
  const sender = { prepare: vi.fn(), update: vi.fn() }
  worker = createInboxWorker({ db: database.db, clock, machine, sender, conversation, logger: pino({ level: 'silent' }) })
  return { begun, gates, worker }
}

describe('working through the inbox', () => {
  test('a slow message of one person holds up nobody else', async () => {
    const { begun, gates, worker } = working()
    await arrive(menu('slow', 'ou_1'))
    worker.wake()
    await expect.poll(() => begun).toEqual(['slow'])
    await arrive(menu('other', 'ou_2'))
    worker.wake()
    await expect.poll(() => begun).toEqual(['slow', 'other'])
    for (const gate of gates.values()) gate.resolve()
  })

  test('what one person sent is handled one after the other, without a pause between', async () => {
    const { begun, gates, worker } = working()
    await arrive(menu('first', 'ou_1'), menu('second', 'ou_1'))
    worker.wake()
    await expect.poll(() => begun).toEqual(['first'])
    expect(await worker.idle()).toBe(false)
    gates.get('first')?.resolve()
    await expect.poll(() => begun).toEqual(['first', 'second'])
    gates.get('second')?.resolve()
    await expect.poll(() => worker.idle()).toBe(true)
  })

  test('nothing waits for a read receipt, and recalls, which name nobody, do not wait for each other', async () => {
    await arrive(read('r1', 'ou_1'), menu('m1', 'ou_1'), recalled('c1'), recalled('c2'))
    const claimed = await claimInbound(database.db, machineAt, 9)
    expect(claimed.map(({ key }) => key).toSorted()).toEqual(['c1', 'c2', 'm1', 'r1'])
  })
})

describe('a lease', () => {
  test('is renewed by whoever holds it, and by nobody else', async () => {
    await arrive(menu('m1', 'ou_1'))
    const [item] = await claimInbound(database.db, machineAt, 1)
    if (!item) throw new Error('nothing was claimed')
    const until = await renewInbound(database.db, item, later(machineAt, 10_000))
    expect(until).toEqual(later(item.leaseUntil, 10_000))
    expect(await renewInbound(database.db, item, later(machineAt, 20_000))).toBeNull()
    expect(await claimInbound(database.db, later(machineAt, 35_000), 1)).toEqual([])
  })

  test('is given back with the try it would have been', async () => {
    await arrive(menu('m1', 'ou_1'))
    const [item] = await claimInbound(database.db, machineAt, 1)
    if (item) await giveBackInbound(database.db, item)
    expect(await claimInbound(database.db, machineAt, 1)).toMatchObject([{ key: 'm1', attempts: 1 }])
  })
})

describe('the inbox', () => {
  test('is idle while a retry is more than a second away', async () => {
    await arrive(menu('m1', 'ou_1'))
    await database.db.prisma.inboxItem.updateMany({ data: { nextAt: later(machineAt, 10_000) } })
    expect(await countWaiting(database.db, machineAt)).toBe(0)
    expect(await countWaiting(database.db, later(machineAt, 9_000))).toBe(1)
  })

  test.each([
    ['an hour after it happened', 3_600_000, false],
    ['longer', 3_600_001, true],
  ])('takes what comes %s', async (_when, age, late) => {
    await arrive({ ...menu('m1', 'ou_1'), at: later(receivedAt, -age) })
    expect(await database.db.prisma.inboxItem.findMany()).toMatchObject([{ key: 'm1', late }])
    expect(await claimInbound(database.db, machineAt, 1)).toMatchObject([{ key: 'm1' }])
  })

  test('marks what comes behind something newer of the same person, and of nobody else', async () => {
    await arrive(menu('new', 'ou_1'), recalled('unnamed'))
    const older = { at: later(receivedAt, -1_000) }
    await arrive({ ...menu('old', 'ou_1'), ...older }, { ...menu('other', 'ou_2'), ...older }, { ...recalled('unnamed too'), ...older })
    const late = await database.db.prisma.inboxItem.findMany({ where: { late: true } })
    expect(late.map(({ key }) => key)).toEqual(['old'])
  })

  test('forgets after 30 days what was answered or put aside, and never what waits', async () => {
    await arrive(menu('done', 'ou_1'), menu('failed', 'ou_2'), menu('waiting', 'ou_3'))
    for (const key of ['done', 'failed']) await database.db.prisma.inboxItem.update({ where: { key }, data: { state: key } })
    const dayMs = 24 * 3_600_000
    expect(await forgetInbound(database.db, later(receivedAt, 30 * dayMs))).toBe(0)
    expect(await forgetInbound(database.db, later(receivedAt, 30 * dayMs + 1))).toBe(2)
    expect(await database.db.prisma.inboxItem.findMany()).toMatchObject([{ key: 'waiting' }])
  })
})

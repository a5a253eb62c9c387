import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { TurnableClock } from '../../src/lib/clock.ts'
import { randomIds } from '../../src/lib/ids.ts'
import { plainBot } from './support/bot-server.ts'
import { appId, appSecret, li, openPractice, type Practice, startsAt, wang } from './support/practice.ts'
import { bothWays } from './support/ways.ts'

const point = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

async function keptFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'room-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'room.jsonl')
}

function freshClock(): TurnableClock {
  const clock = new TurnableClock()
  clock.reset(new Date(startsAt))
  return clock
}

test('a room opened again shows the same people, messages, pictures, reads and time', async () => {
  const snapshotFile = await keptFile()
  const before = await openPractice({ snapshotFile })
  const uuid = randomIds.next()
  const send = (practice: typeof before, text: string) =>
    practice.client.im.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id: li, msg_type: 'text', content: JSON.stringify({ text }), uuid },
    })
  await before.control('POST', '/clock/advance', { by: 'P2D' })
  const sent = await send(before, '一')
  await before.control('POST', `/people/${li}/read`, { messageId: sent.data?.message_id })
  await before.control('POST', `/people/${li}/messages`, { image: { base64: point, name: '照片.gif' } })
  const { openId } = await before.control<{ openId: string }>('POST', '/people', { name: '新人', tenantKey: 'bureaus' })
  await before.control('POST', '/chats', { name: '群', openIds: [li, wang], bot: true })
  const shown = await before.control<{ content: { image_key?: string } }[]>('GET', `/people/${li}/messages`)
  const now = before.clock.now().getTime()
  await before.sandbox.close()

  const after = await openPractice({ snapshotFile, clock: freshClock() })
  expect(await after.control('GET', `/people/${li}/messages`)).toEqual(shown)
  expect((await after.control<{ openId: string }[]>('GET', '/people')).map((person) => person.openId)).toContain(openId)
  expect(await after.control('GET', `/chats?openId=${wang}`)).toMatchObject([{ name: '群', members: [{ openId: li }, { openId: wang }] }])
  const picture = await after.raw('GET', `/resources/${shown[1]?.content.image_key}`)
  expect(Buffer.from(await picture.arrayBuffer()).toString('base64')).toBe(point)
  expect(after.clock.now().getTime()).toBeGreaterThanOrEqual(now)
  expect((await send(after, '二')).data?.message_id).toBe(sent.data?.message_id)
})

test('an event nobody took is pushed again after a restart', async () => {
  const snapshotFile = await keptFile()
  const before = await openPractice({ snapshotFile })
  await before.control('POST', `/people/${li}/messages`, { text: '帮助' })
  await before.control('POST', '/settle')
  await before.sandbox.close()
  const after = await openPractice({ snapshotFile, clock: freshClock() })
  const heard: unknown[] = []
  await after.connect({ 'im.message.receive_v1': async (event: never) => void heard.push(event) })
  await after.control('POST', '/clock/advance', { by: 'PT1M' })
  expect(heard).toHaveLength(1)
})

// event-subscriptions/uUTNz4SN1MjL1UzM: 15 s, 5 min, 1 h and 6 h, four times in all, whatever happens in between.
test.each(bothWays)('a restart in the middle of the re-pushes over %s goes on where they were', async (way) => {
  const snapshotFile = await keptFile()
  const at: number[] = []
  const refuse = async (practice: Practice): Promise<void> => {
    const note = () => at.push(Math.round((practice.clock.now().getTime() - new Date(startsAt).getTime()) / 1000))
    // The SDK's own server never answers when its handler throws.
    const bot = async () => (await plainBot(() => (note() > 0 ? { status: 500 } : undefined))).url
    if (way === 'a webhook') await practice.sandbox.setWebhook(appId, await bot())
    else await practice.connect({ 'im.message.receive_v1': async () => Promise.reject(new Error(`not today: ${note()}`)) })
  }
  const before = await openPractice({ snapshotFile })
  await refuse(before)
  await before.control('POST', `/people/${li}/messages`, { text: '帮助' })
  await before.control('POST', '/clock/advance', { by: 'PT1M' })
  expect(at).toEqual([0, 15])
  await before.sandbox.close()

  const after = await openPractice({ snapshotFile, clock: freshClock() })
  expect(after.sandbox.world.events.nextDueAt()?.getTime()).toBeCloseTo(new Date(startsAt).getTime() + 315_000, -3)
  await refuse(after)
  await after.control('POST', '/clock/advance', { by: 'P2D' })
  expect(at).toHaveLength(5)
  expect(at.slice(1).map((second, index) => second - (at[index] ?? 0))).toEqual([15, 300, 3600, 21_600])
  expect(after.sandbox.world.events.nextDueAt()).toBeNull()
})

test('faults with their counts, tokens, request addresses and card entities outlive a restart', async () => {
  const snapshotFile = await keptFile()
  const config = {
    apps: [{ appId, appSecret, name: '安责通', tenantKey: 'bureaus', verificationToken: 'token-a' }],
  }
  const before = await openPractice({ snapshotFile, config })
  const bot = await plainBot(() => ({}))
  await before.sandbox.setWebhook(appId, bot.url)
  await before.control('PUT', '/faults', [{ match: { path: '/open-apis/im/*' }, effect: 'status', value: 503, times: 2 }])
  const say = (practice: typeof before) =>
    practice.client.im.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id: li, msg_type: 'text', content: '{"text":"一"}' },
    })
  await expect(say(before)).rejects.toThrow()
  const data = JSON.stringify({ schema: '2.0', config: { update_multi: true }, body: { elements: [{ tag: 'markdown', content: '一' }] } })
  const made = await before.client.cardkit.v1.card.create({ data: { type: 'card_json', data } })
  const token = await tokenOf(before)
  await before.sandbox.close()

  const after = await openPractice({ snapshotFile, config, clock: freshClock() })
  expect(await after.control('GET', '/faults')).toMatchObject([{ effect: 'status', times: 2, hits: 1 }])
  expect(await after.control('GET', '/apps')).toMatchObject([{ appId, webhook: bot.url }])
  expect(await tokenOf(after)).toBe(token)
  await expect(say(after)).rejects.toMatchObject({ response: { status: 503 } })
  expect((await say(after)).code).toBe(0)
  const content = JSON.stringify({ type: 'card', data: { card_id: made.data?.card_id } })
  const sent = await after.client.im.message.create({
    params: { receive_id_type: 'open_id' },
    data: { receive_id: li, msg_type: 'interactive', content },
  })
  expect(sent.code).toBe(0)
})

test('a room that was reset has no faults and keeps the request address: the bot is still there', async () => {
  const practice = await openPractice({ snapshotFile: await keptFile() })
  const bot = await plainBot(() => ({}))
  await practice.sandbox.setWebhook(appId, bot.url)
  await practice.control('PUT', '/faults', [{ match: {}, effect: 'drop' }])
  await practice.control('POST', '/reset')
  expect(await practice.control('GET', '/faults')).toEqual([])
  await practice.control('POST', `/people/${li}/messages`, { text: '一' })
  await practice.control('POST', '/settle')
  expect(bot.arrived).toHaveLength(1)
})

async function tokenOf({ sandbox }: Awaited<ReturnType<typeof openPractice>>): Promise<unknown> {
  const body = JSON.stringify({ app_id: appId, app_secret: appSecret })
  const answer = await fetch(`${sandbox.url}/open-apis/auth/v3/tenant_access_token/internal`, { method: 'POST', body })
  return ((await answer.json()) as { tenant_access_token: string }).tenant_access_token
}

test('a line cut short by a power failure costs that line only', async () => {
  const snapshotFile = await keptFile()
  const before = await openPractice({ snapshotFile })
  await before.control('POST', `/people/${li}/messages`, { text: '一' })
  await before.sandbox.close()
  await appendFile(snapshotFile, '{"is":"message","mess')
  const after = await openPractice({ snapshotFile, clock: freshClock() })
  expect(await after.control('GET', `/people/${li}/messages`)).toMatchObject([{ content: { text: '一' } }])
})

test('a room that was reset stays empty after a restart', async () => {
  const snapshotFile = await keptFile()
  const before = await openPractice({ snapshotFile })
  await before.control('POST', `/people/${li}/messages`, { text: '一' })
  await before.control('POST', '/reset')
  await before.sandbox.close()
  const after = await openPractice({ snapshotFile, clock: freshClock() })
  expect(await after.control('GET', `/people/${li}/messages`)).toEqual([])
})

import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { TurnableClock } from '../../src/lib/clock.ts'
import { randomIds } from '../../src/lib/ids.ts'
import { li, openPractice, startsAt, wang } from './support/practice.ts'

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

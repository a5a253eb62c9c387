import { beforeEach, describe, expect, test } from 'vitest'

import { timeline } from '../../../src/journal/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { hazard, type NoticeRoom, noticeRoom, requestTo } from './notice-room.ts'

const database = useDatabase()
let room: NoticeRoom
beforeEach(async () => {
  room = await noticeRoom(database.db)
})

const minute = 60_000
const sends = () => room.platform.calls.filter(({ call }) => call === 'send').map(({ uuid }) => uuid)

/** Wang knows the bot: his chat is on record. Then a card to him gets no answer for more than an hour. */
async function unanswered(rest: Parameters<typeof requestTo>[1] = {}): Promise<string> {
  await room.enqueue(requestTo('wang', { kind: 'told' }))
  await room.worker().runOnce()
  room.platform.calls.length = 0
  const [id = ''] = await room.enqueue(requestTo('wang', rest))
  room.platform.during = async () => void room.platform.answers.push({ outcome: 'unknown', reason: 'ETIMEDOUT' })
  for (let passed = 0; passed < 60; passed += 5) {
    await room.worker().runOnce()
    room.clock.forward(5 * minute)
  }
  room.platform.during = async () => undefined
  room.platform.calls.length = 0
  return id
}

describe('a card without an answer, after the hour of its uuid', () => {
  test('is never repeated while the platform cannot be asked: it stays unknown, and the operator is told once', async () => {
    const id = await unanswered({ buzz: ['buzz-phone'] })
    room.platform.findings.push({ found: 'impossible', reason: '230002' })
    await room.worker().runOnce()
    room.clock.forward(48 * 60 * minute)
    await room.worker().runOnce()
    expect(sends()).toEqual([])
    expect((await room.states()).slice(1)).toEqual(['wang card unknown unknown-outcome', 'wang buzz-phone dropped card-not-sent'])
    expect(room.matters).toMatchObject([{ dedupeKey: `unknown-outcome:${id}` }])
  })

  test('is looked for again while the platform is away, for a day', async () => {
    await unanswered()
    room.platform.findings.push({ found: 'later', waitMs: 1_000, reason: 'ECONNREFUSED' })
    await room.worker().runOnce()
    expect((await room.states())[1]).toBe('wang card unknown')
    room.clock.forward(25 * 60 * minute)
    room.platform.findings.push({ found: 'later', waitMs: 1_000, reason: 'ECONNREFUSED' })
    await room.worker().runOnce()
    expect((await room.states())[1]).toBe('wang card unknown unknown-outcome')
    expect(room.matters).toHaveLength(1)
  })

  test('is delivered when it is found in the chat, and its buzz rings', async () => {
    const id = await unanswered({ buzz: ['buzz-phone'] })
    room.platform.findings.push({ found: 'there', messageId: 'om_found' })
    await room.worker().runOnce()
    expect(sends()).toEqual([])
    expect(room.platform.sought).toMatchObject([{ uuid: id, chatId: 'oc_1' }])
    expect(room.platform.sent).toContain('buzz card: buzz-phone')
    expect((await room.states()).slice(1)).toEqual(['wang card delivered', 'wang buzz-phone delivered'])
  })

  test('is looked for over the whole time in which it can have been sent', async () => {
    const before = room.clock.now()
    await unanswered()
    room.platform.findings.push({ found: 'absent' })
    await room.worker().runOnce()
    const [sought] = room.platform.sought
    expect(sought?.from.getTime()).toBeLessThan(before.getTime())
    expect(sought?.to.getTime()).toBeGreaterThan(room.clock.now().getTime())
  })

  test('is told anew under a new id when it is proved not to be there, with its buzz, and the journal says so', async () => {
    const id = await unanswered({ buzz: ['buzz-phone'] })
    room.platform.findings.push({ found: 'absent' })
    await room.worker().runOnce()
    await room.worker().runOnce()
    expect(sends()).toHaveLength(1)
    expect(sends()).not.toContain(id)
    expect((await room.states()).slice(1)).toEqual(['wang card failed not-arrived', 'wang buzz-phone delivered', 'wang card delivered'])
    const told = (await timeline(room.db.prisma, hazard)).filter(({ action }) => action === 'notice.told-anew')
    expect(told).toMatchObject([{ source: `notice:${id}`, reason: 'not-arrived' }])
  })

  test('is not told anew when nobody is to be told any more', async () => {
    await unanswered()
    room.facts.set(hazard.id, 'over')
    room.platform.findings.push({ found: 'absent' })
    await room.worker().runOnce()
    await room.worker().runOnce()
    expect(sends()).toEqual([])
    expect((await room.states()).slice(1)).toEqual(['wang card failed not-arrived', 'wang card dropped obsolete'])
  })
})

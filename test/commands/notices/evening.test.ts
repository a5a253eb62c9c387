import { beforeEach, describe, expect, test } from 'vitest'

import { formClosed, keepFormOpen, markRead, refreshNotices } from '../../../src/notices/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { hazard, type NoticeRoom, noticeRoom, requestTo } from './notice-room.ts'

const database = useDatabase()
let room: NoticeRoom
beforeEach(async () => {
  room = await noticeRoom(database.db)
})

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** The room begins on a Monday at 09:00. */
const toTonight = () => room.clock.forward(14 * hourMs)
const about = (n: number) => ({ type: 'hazard', id: `x${n}` })
const asks = (to: string, n: number, rest: Parameters<typeof requestTo>[1] = {}) => {
  room.facts.set(`x${n}`, `open ${n}`)
  return requestTo(to, { subject: about(n), ...rest })
}
const prisma = () => database.db.prisma
const digestOf = () => prisma().notice.findFirstOrThrow({ where: { kind: 'daily-digest' } })

describe('at night', () => {
  test('an ordinary message waits for the morning and says so; a major one goes', async () => {
    const worker = room.worker()
    toTonight()
    await room.enqueue(asks('wang', 1), asks('li', 2, { kind: 'danger' }))
    await worker.runOnce()
    expect(room.platform.sent).toEqual(['send ou_li: danger open 2'])
    expect(await room.states()).toContain('wang card queued quiet-hours')
    expect(await worker.idle()).toBe(true)
    room.clock.forward(8 * hourMs - 1)
    await worker.runOnce()
    expect(room.platform.sent).toHaveLength(1)
    room.clock.forward(1)
    await worker.runOnce()
    expect(room.platform.sent.slice(1)).toEqual(['send ou_wang: asked open 1'])
    expect(await room.states()).toContain('wang card delivered')
  })

  test('what is over by the morning is dropped with its reason', async () => {
    toTonight()
    await room.enqueue(asks('wang', 1))
    await room.worker().runOnce()
    room.facts.set('x1', 'over')
    room.clock.forward(8 * hourMs)
    await room.worker().runOnce()
    expect(room.platform.sent).toEqual([])
    expect(await room.states()).toEqual(['wang card dropped obsolete'])
  })

  test('of several tellings of one thing the newest is told; the others say why they were not', async () => {
    toTonight()
    for (const key of ['first', 'second', 'third']) {
      await room.enqueue(asks('wang', 1, { dedupeKey: key }))
      await room.worker().runOnce()
      room.clock.forward(minuteMs)
    }
    room.clock.forward(8 * hourMs)
    await room.worker().runOnce()
    expect(room.platform.sent).toEqual(['send ou_wang: asked open 1'])
    expect((await room.states()).toSorted()).toEqual([
      'wang card delivered',
      'wang card dropped newer-telling',
      'wang card dropped newer-telling',
    ])
  })
})

describe('by day', () => {
  test('the fourth ordinary message of a person stands in the digest of five o’clock; others and major ones go', async () => {
    const worker = room.worker()
    await room.enqueue(...[1, 2, 3, 4, 5].map((n) => asks('wang', n)), asks('li', 6), asks('wang', 7, { kind: 'danger' }))
    await worker.runOnce()
    expect(room.platform.sent.toSorted()).toEqual([
      'send ou_li: asked open 6',
      'send ou_wang: asked open 1',
      'send ou_wang: asked open 2',
      'send ou_wang: asked open 3',
      'send ou_wang: danger open 7',
    ])
    expect((await room.states()).filter((state) => state.includes('in-digest'))).toHaveLength(2)
    expect((await digestOf()).nextAt?.toISOString()).toBe('2026-11-23T09:00:00.000Z')
    room.clock.forward(8 * hourMs)
    await worker.runOnce()
    expect(room.platform.sent.at(-1)).toBe('send ou_wang: digest: open 4, open 5')
    expect((await room.states()).filter((state) => state === 'wang card delivered in-digest')).toHaveLength(2)
  })

  test('what is settled before five is not told, and a digest of nothing but that is not sent', async () => {
    const worker = room.worker()
    await room.enqueue(...[1, 2, 3, 4, 5].map((n) => asks('wang', n)))
    await worker.runOnce()
    room.facts.set('x4', 'over')
    room.facts.set('x5', 'over')
    room.clock.forward(8 * hourMs)
    await worker.runOnce()
    expect(room.platform.sent).toHaveLength(3)
    expect((await room.states()).toSorted().slice(-2)).toEqual(['wang card dropped obsolete', 'wang card dropped obsolete'])
    expect(await digestOf()).toMatchObject({ state: 'dropped', reason: 'obsolete' })
  })

  test('whoever reads the digest has read what it holds', async () => {
    await room.enqueue(...[1, 2, 3, 4].map((n) => asks('wang', n)))
    await room.worker().runOnce()
    room.clock.forward(8 * hourMs)
    await room.worker().runOnce()
    const { messageId, id } = await digestOf()
    await prisma().$transaction((tx) => markRead(tx, room.deps, { messageIds: [messageId ?? ''], at: room.clock.now() }))
    const rows = await prisma().notice.findMany({ where: { OR: [{ id }, { digestId: id }] } })
    expect(rows.map(({ state }) => state)).toEqual(['read', 'read'])
  })

  test('where the digest cannot be delivered, what it holds was not delivered either', async () => {
    await room.enqueue(...[1, 2, 3, 4].map((n) => asks('wang', n)))
    await room.worker().runOnce()
    room.clock.forward(8 * hourMs)
    room.platform.answers.push({ outcome: 'unreachable', reason: '230053' })
    await room.worker().runOnce()
    expect((await room.states()).filter((state) => state.includes('230053'))).toHaveLength(2)
  })

  test('a newer telling takes the place of the one in the digest', async () => {
    await room.enqueue(...[1, 2, 3, 4].map((n) => asks('wang', n)))
    await room.worker().runOnce()
    await room.enqueue(asks('wang', 4, { dedupeKey: 'again' }))
    await room.worker().runOnce()
    room.clock.forward(8 * hourMs)
    await room.worker().runOnce()
    expect(room.platform.sent.at(-1)).toBe('send ou_wang: digest: open 4')
  })

  test('a person’s three messages are counted anew every day', async () => {
    await room.enqueue(...[1, 2, 3].map((n) => asks('wang', n)))
    await room.worker().runOnce()
    room.clock.forward(24 * hourMs)
    await room.enqueue(...[4, 5, 6].map((n) => asks('wang', n)))
    await room.worker().runOnce()
    expect(room.platform.sent).toHaveLength(6)
  })
})

describe('a form in the place of a card', () => {
  const change = async (fact: string) => {
    room.facts.set(hazard.id, fact)
    await prisma().$transaction((tx) => refreshNotices(tx, room.deps, hazard))
    await room.worker().runOnce()
  }
  const updates = () => room.platform.sent.filter((call) => call.startsWith('update'))
  let messageId: string
  beforeEach(async () => {
    await room.enqueue(requestTo('wang'))
    await room.worker().runOnce()
    messageId = (await prisma().notice.findFirstOrThrow()).messageId ?? ''
    await keepFormOpen(prisma(), room.deps, messageId)
  })

  test('is not redrawn while it is open, and the room counts as idle', async () => {
    await change('graded')
    expect(updates()).toEqual([])
    expect(await room.worker().idle()).toBe(true)
  })

  test('is followed by the newest picture when something else takes its place', async () => {
    await change('graded')
    await change('signed')
    await formClosed(prisma(), room.deps, messageId)
    await room.worker().runOnce()
    expect(updates()).toEqual(['update card: asked signed'])
  })

  test('is forgotten after half an hour', async () => {
    await change('graded')
    room.clock.forward(30 * minuteMs)
    await room.worker().runOnce()
    expect(updates()).toEqual(['update card: asked graded'])
  })

  test('opened while a redrawing waits keeps it waiting', async () => {
    room.facts.set(hazard.id, 'graded')
    await prisma().$transaction((tx) => refreshNotices(tx, room.deps, hazard))
    await keepFormOpen(prisma(), room.deps, messageId)
    await room.worker().runOnce()
    expect(updates()).toEqual([])
  })
})

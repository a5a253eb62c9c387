import { beforeEach, describe, expect, test } from 'vitest'

import { refreshNotices } from '../../../src/notices/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { hazard, type NoticeRoom, noticeRoom, requestTo } from './notice-room.ts'

const database = useDatabase()
let room: NoticeRoom
beforeEach(async () => {
  room = await noticeRoom(database.db)
})

const dayMs = 24 * 3_600_000

/** A change of the hazard, as a command makes it. */
async function change(fact: string): Promise<number> {
  room.facts.set(hazard.id, fact)
  return room.db.prisma.$transaction((tx) => refreshNotices(tx, room.deps, hazard))
}

const updates = () => room.platform.sent.filter((line) => line.startsWith('update'))

describe('cards that are left as they are', () => {
  test('a card sent two weeks ago is not redrawn; what asks for nothing, or is over, is not told anew', async () => {
    const worker = room.worker()
    await room.enqueue(requestTo('wang', { kind: 'told' }), requestTo('li'))
    await worker.runOnce()
    room.clock.forward(14 * dayMs)
    expect(await change('over')).toBe(2)
    await worker.runOnce()
    expect(updates()).toEqual([])
    expect(await room.states()).toHaveLength(2)
    expect(await worker.idle()).toBe(true)
  })

  test('a card about what is over keeps its last picture', async () => {
    const worker = room.worker()
    await room.enqueue(requestTo('wang'))
    await worker.runOnce()
    expect(await change('over')).toBe(1)
    await worker.runOnce()
    expect(updates()).toEqual([])
    expect(await worker.idle()).toBe(true)
  })

  test('cards of other subjects and people not reached are not touched', async () => {
    room.facts.set('h2', 'other')
    await room.enqueue(requestTo('lost-zhao'), requestTo('wang', { subject: { type: 'hazard', id: 'h2' } }))
    await room.worker().runOnce()
    expect(await change('closed')).toBe(0)
  })
})

describe('a card that cannot be drawn', () => {
  test('is left alone for five minutes, and shows the truth when it can be drawn again', async () => {
    const worker = room.worker()
    await room.enqueue(requestTo('wang'))
    await worker.runOnce()
    await change('signed')
    room.facts.delete(hazard.id)
    expect(await worker.runOnce()).toBe(1)
    expect(await worker.idle()).toBe(true)
    expect(await worker.runOnce()).toBe(0)
    room.facts.set(hazard.id, 'signed')
    room.clock.forward(5 * 60_000)
    await worker.runOnce()
    expect(updates()).toEqual(['update card: asked signed'])
  }, 5_000)

  test('because it is too old by now is given up', async () => {
    const worker = room.worker()
    await room.enqueue(requestTo('wang', { kind: 'told' }))
    await worker.runOnce()
    await change('signed')
    room.clock.forward(15 * dayMs)
    expect(await worker.runOnce()).toBe(1)
    expect(await worker.idle()).toBe(true)
    expect(updates()).toEqual([])
  }, 5_000)
})

describe('cards that are redrawn', () => {
  test('three changes become one redrawing with the newest picture', async () => {
    const worker = room.worker()
    await room.enqueue(requestTo('wang', { buzz: ['buzz-app'] }), requestTo('li'))
    await worker.runOnce()
    for (const fact of ['signed', 'planned', 'submitted']) expect(await change(fact)).toBe(2)
    expect(await worker.idle()).toBe(false)
    await worker.runOnce()
    expect(updates()).toEqual(['update card: asked submitted', 'update card: asked submitted'])
    expect(await worker.idle()).toBe(true)
  })

  test('the renderer knows that the card was sent, so that it may show what became of the matter', async () => {
    await room.enqueue(requestTo('wang'))
    await room.worker().runOnce()
    await change('signed')
    await room.worker().runOnce()
    expect(room.drawn.map(({ isSent }) => isSent)).toEqual([undefined, true])
  })

  test('a change during the redrawing leads to another one', async () => {
    const worker = room.worker()
    await room.enqueue(requestTo('wang'))
    await worker.runOnce()
    room.platform.during = async ({ text }) => {
      if (text === 'asked signed') await change('submitted')
    }
    await change('signed')
    await worker.runOnce()
    await worker.runOnce()
    expect(updates()).toEqual(['update card: asked signed', 'update card: asked submitted'])
  })

  test('a change while the card is on its way is drawn after it arrived', async () => {
    room.platform.during = async ({ call }) => {
      if (call === 'send') expect(await change('signed')).toBe(1)
    }
    await room.enqueue(requestTo('wang'))
    await room.worker().runOnce()
    expect(room.platform.sent).toEqual(['send ou_wang: asked open', 'update card: asked signed'])
  })

  test('a redrawing the platform puts off is done later, one it refuses is given up', async () => {
    const worker = room.worker()
    await room.enqueue(requestTo('wang'))
    await worker.runOnce()
    room.platform.answers.push({ outcome: 'later', waitMs: 200, reason: '230020' }, { outcome: 'unknown', reason: 'ETIMEDOUT' })
    await change('signed')
    for (const waitMs of [0, 200, 2_000]) {
      room.clock.forward(waitMs)
      await worker.runOnce()
    }
    room.platform.answers.push({ outcome: 'unreachable', reason: '230031' })
    await change('submitted')
    await worker.runOnce()
    await worker.runOnce()
    expect(updates()).toEqual([...Array(3).fill('update card: asked signed'), 'update card: asked submitted'])
    expect(await worker.idle()).toBe(true)
  })

  test('a worker that dies while redrawing is followed by another', async () => {
    await room.enqueue(requestTo('wang'))
    await room.worker().runOnce()
    const reached = Promise.withResolvers<void>()
    room.platform.during = () => {
      reached.resolve()
      return new Promise(() => undefined)
    }
    await change('signed')
    void room.worker().runOnce()
    await reached.promise
    room.platform.during = async () => undefined
    room.machine.forward(61_000)
    room.clock.forward(61_000)
    await room.worker().runOnce()
    expect(updates()).toEqual(['update card: asked signed', 'update card: asked signed'])
  })
})

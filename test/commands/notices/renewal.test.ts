import { beforeEach, describe, expect, test } from 'vitest'

import { refreshNotices } from '../../../src/notices/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { hazard, type NoticeRoom, noticeRoom, requestTo } from './notice-room.ts'

const database = useDatabase()
let room: NoticeRoom
beforeEach(async () => {
  room = await noticeRoom(database.db)
})

const dayMs = 86_400_000
const change = async (fact: string) => {
  room.facts.set(hazard.id, fact)
  await database.db.prisma.$transaction((tx) => refreshNotices(tx, room.deps, hazard))
}
const sends = () => room.platform.sent.filter((call) => call.startsWith('send'))

describe('a card that is too old to be redrawn', () => {
  test('is followed by a new one at the next change, once, and that one is redrawn', async () => {
    const worker = room.worker()
    await room.enqueue(requestTo('wang'))
    await worker.runOnce()
    room.clock.forward(14 * dayMs + 1)
    for (const fact of ['extended', 'extended again', 'returned']) {
      await change(fact)
      await worker.runOnce()
    }
    expect(room.platform.sent).toEqual([
      'send ou_wang: asked open',
      'send ou_wang: asked extended',
      'update card: asked extended again',
      'update card: asked returned',
    ])
    expect(room.drawn.at(-1)?.params.renewedFrom).toBe('2026-11-23T01:00:00.000Z')
  })

  test('is followed again after two more weeks', async () => {
    const worker = room.worker()
    await room.enqueue(requestTo('wang'))
    await worker.runOnce()
    for (const fact of ['one', 'two']) {
      room.clock.forward(14 * dayMs + 1)
      await change(fact)
      await worker.runOnce()
    }
    expect(sends()).toEqual(['send ou_wang: asked open', 'send ou_wang: asked one', 'send ou_wang: asked two'])
  })

  test('is left alone while its reader, or somebody of his body, holds a later card about the matter', async () => {
    const worker = room.worker()
    await room.enqueue(requestTo('wang'), requestTo('li'))
    await worker.runOnce()
    room.clock.forward(11 * dayMs)
    await room.enqueue(requestTo('li', { kind: 'told' }))
    await worker.runOnce()
    room.clock.forward(4 * dayMs)
    await change('extended')
    await worker.runOnce()
    expect(sends()).toHaveLength(3)
    room.clock.forward(14 * dayMs)
    await change('returned')
    await worker.runOnce()
    expect(sends().slice(3).toSorted()).toEqual(['send ou_li: asked returned', 'send ou_wang: asked returned'])
  })
})

import { beforeEach, describe, expect, test } from 'vitest'

import { timeline } from '../../../src/journal/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { hazard, type NoticeRoom, noticeRoom, requestTo, StandingClock } from './notice-room.ts'

const database = useDatabase()
let room: NoticeRoom
beforeEach(async () => {
  room = await noticeRoom(database.db)
})

/** Longer than a lease: the machine stood still, or everybody believes so. */
const frozenMs = 61_000

/** A worker that stands still at `where` of its first call; another one works on meanwhile, then it wakes. */
async function freeze(where: 'before' | 'during', meanwhile: () => Promise<unknown>): Promise<void> {
  const reached = Promise.withResolvers<void>()
  const thaw = Promise.withResolvers<void>()
  const stand = async () => {
    room.platform[where] = async () => undefined
    reached.resolve()
    await thaw.promise
  }
  room.platform[where] = stand
  // A process that stands still sees no time pass.
  const itsMachine = new StandingClock(room.machine.now().toISOString())
  const frozen = room.worker(itsMachine).runOnce()
  await reached.promise
  room.machine.forward(frozenMs)
  await meanwhile()
  itsMachine.forward(frozenMs)
  thaw.resolve()
  await frozen
}

const takenOver = () => freeze('before', () => room.worker().runOnce())
const actions = async () => (await timeline(room.db.prisma, hazard)).map(({ action }) => action)

describe('a replica that froze before its call', () => {
  test('does not send a card another one has sent', async () => {
    const [id] = await room.enqueue(requestTo('wang'))
    await takenOver()
    expect(room.platform.calls.filter(({ call }) => call === 'send').map(({ uuid }) => uuid)).toEqual([id])
    expect(await room.states()).toEqual(['wang card delivered'])
  })

  test('does not ring what another one has rung', async () => {
    await room.enqueue(requestTo('wang', { buzz: ['buzz-phone'] }))
    await room.worker().runOnce()
    await room.db.prisma.notice.updateMany({ where: { channel: 'buzz-phone' }, data: { state: 'queued', nextAt: room.clock.now() } })
    room.platform.calls.length = 0
    await takenOver()
    expect(room.platform.sent).toEqual(['buzz card: buzz-phone'])
    expect((await room.states())[1]).toBe('wang buzz-phone delivered')
  })
})

describe('a replica that froze in the middle of its call', () => {
  test('has its card repeated under the same uuid, which the platform drops, and changes nothing afterwards', async () => {
    const [id] = await room.enqueue(requestTo('wang'))
    await freeze('during', () => room.worker().runOnce())
    expect(new Set(room.platform.calls.filter(({ call }) => call === 'send').map(({ uuid }) => uuid))).toEqual(new Set([id]))
    expect(await room.states()).toEqual(['wang card delivered'])
    expect(await actions()).toEqual(['notice.delivered'])
  })

  test('keeps what the platform took, though its row had ended as unknown', async () => {
    await room.enqueue(requestTo('wang', { buzz: ['buzz-phone'] }))
    await room.worker().runOnce()
    await room.db.prisma.notice.updateMany({ where: { channel: 'buzz-phone' }, data: { state: 'queued', nextAt: room.clock.now() } })
    room.platform.calls.length = 0
    await freeze('during', async () => {
      await room.worker().runOnce()
      expect((await room.states())[1]).toBe('wang buzz-phone unknown unknown-outcome')
    })
    expect(room.platform.sent).toEqual(['buzz card: buzz-phone'])
    expect((await room.states())[1]).toBe('wang buzz-phone delivered')
  })

  test.each([
    { outcome: 'unreachable', reason: '230013' } as const,
    { outcome: 'later', waitMs: 1_000, reason: '230020' } as const,
    { outcome: 'unknown', reason: 'ETIMEDOUT' } as const,
  ])('may not write $outcome over what another one has kept', async (answer) => {
    await room.enqueue(requestTo('wang'))
    await freeze('during', async () => {
      await room.worker().runOnce()
      room.platform.answers.push(answer)
    })
    expect(await room.states()).toEqual(['wang card delivered'])
    expect(await actions()).toEqual(['notice.delivered'])
  })
})

test('a buzz whose worker died before the call certainly did not ring, and rings', async () => {
  await room.enqueue(requestTo('wang', { buzz: ['buzz-phone'] }))
  await room.worker().runOnce()
  await room.db.prisma.notice.updateMany({ where: { channel: 'buzz-phone' }, data: { state: 'queued', nextAt: room.clock.now() } })
  const reached = Promise.withResolvers<void>()
  room.platform.before = () => {
    reached.resolve()
    return new Promise(() => undefined)
  }
  void room.worker(new StandingClock(room.machine.now().toISOString())).runOnce()
  await reached.promise
  room.platform.before = async () => undefined
  room.machine.forward(frozenMs)
  room.platform.calls.length = 0
  await room.worker().runOnce()
  expect(room.platform.sent).toEqual(['buzz card: buzz-phone'])
})

test('one notice that breaks the transaction of its batch is put aside, and the others are told', async () => {
  room.facts.set('h2', 'breaks')
  await room.enqueue(requestTo('wang', { subject: { type: 'hazard', id: 'h2' } }), requestTo('li'), requestTo('zhao'))
  await room.worker().runOnce()
  expect(room.platform.sent.toSorted()).toEqual(['send ou_li: asked open', 'send ou_zhao: asked open'])
  expect(await room.states()).toEqual(['wang card failed render-failed', 'li card delivered', 'zhao card delivered'])
})

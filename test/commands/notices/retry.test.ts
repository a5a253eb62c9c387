import { beforeEach, describe, expect, test } from 'vitest'

import { useDatabase } from '../../harness/database.ts'
import { type NoticeRoom, noticeRoom, requestTo } from './notice-room.ts'

const database = useDatabase()
let room: NoticeRoom
beforeEach(async () => {
  room = await noticeRoom(database.db)
})

const minute = 60_000
const uuids = () => room.platform.calls.map(({ uuid }) => uuid)

describe('an outcome nobody knows', () => {
  test('is tried again with the same uuid, and the card redrawn once it is known to be there', async () => {
    const [id] = await room.enqueue(requestTo('wang'))
    room.platform.answers.push({ outcome: 'unknown', reason: 'ETIMEDOUT' }, new Error('socket hang up'))
    const worker = room.worker()
    await worker.runOnce()
    expect(await room.states()).toEqual(['wang card unknown'])
    for (const waitMs of [2_000, 10_000]) {
      expect(await worker.idle()).toBe(waitMs > 5_000)
      room.clock.forward(waitMs)
      await worker.runOnce()
    }
    expect(uuids().slice(0, 3)).toEqual([id, id, id])
    expect(room.platform.sent.slice(3)).toEqual(['update card: asked open'])
    expect(await room.states()).toEqual(['wang card delivered'])
  })

  test('stays unknown when the hour of the uuid is over', async () => {
    await room.enqueue(requestTo('wang', { buzz: ['buzz-app'] }))
    room.platform.during = async () => void room.platform.answers.push({ outcome: 'unknown', reason: 'ETIMEDOUT' })
    const worker = room.worker()
    for (let passed = 0; passed < 70; passed += 5) {
      await worker.runOnce()
      room.clock.forward(5 * minute)
    }
    const [first] = uuids()
    expect(new Set(uuids())).toEqual(new Set([first]))
    expect(uuids().length).toBe(12)
    expect(await room.states()).toEqual(['wang card unknown unknown-outcome', 'wang buzz-app dropped card-not-sent'])
    expect(await worker.idle()).toBe(true)
  })
})

describe('a platform that wants to wait', () => {
  test('is asked again after its time; what follows for the same person keeps its place', async () => {
    room.facts.set('h2', 'second')
    const second = requestTo('wang', { kind: 'told', subject: { type: 'hazard', id: 'h2' } })
    await room.enqueue(requestTo('wang'), second, requestTo('li'))
    room.platform.during = async ({ to }) => {
      if (to === 'ou_wang' && room.platform.calls.length < 3)
        room.platform.answers.push({ outcome: 'later', waitMs: 300, reason: '230020' })
    }
    const worker = room.worker()
    await worker.runOnce()
    expect(room.platform.sent.toSorted()).toEqual(['send ou_li: asked open', 'send ou_wang: asked open'])
    expect(await worker.idle()).toBe(false)
    expect(await worker.runOnce()).toBe(0)
    room.clock.forward(300)
    await worker.runOnce()
    expect(room.platform.sent.slice(2)).toEqual(['send ou_wang: asked open', 'send ou_wang: told second'])
    expect(await worker.idle()).toBe(true)
  })

  test('does not spend the hour of the uuid', async () => {
    await room.enqueue(requestTo('wang'))
    room.platform.answers.push({ outcome: 'later', waitMs: 90 * minute, reason: '99991400' }, { outcome: 'unknown', reason: 'ECONNRESET' })
    const worker = room.worker()
    await worker.runOnce()
    room.clock.forward(90 * minute)
    await worker.runOnce()
    room.clock.forward(10_000)
    await worker.runOnce()
    expect(await room.states()).toEqual(['wang card delivered'])
  })
})

describe('several workers', () => {
  test('never send anything twice', async () => {
    const people = Array.from({ length: 40 }, (_, index) => `person-${index}`)
    await room.enqueue(...people.map((person) => requestTo(person)))
    await room.enqueue(...people.map((person) => requestTo(person, { kind: 'told' })))
    const handled = await Promise.all([room.worker(), room.worker(), room.worker()].map((worker) => worker.runOnce()))
    // Whoever waited for a person another worker was telling leaves the rest to the next look.
    await room.worker().runOnce()
    expect(handled.filter((count) => count > 0).length).toBeGreaterThan(1)
    expect(uuids()).toHaveLength(80)
    expect(new Set(uuids()).size).toBe(80)
    for (const person of people) {
      expect(room.platform.sent.filter((line) => line.startsWith(`send ou_${person}:`))).toEqual([
        `send ou_${person}: asked open`,
        `send ou_${person}: told open`,
      ])
    }
  })

  test('one that dies while sending is followed by another with the same uuid', async () => {
    const [id] = await room.enqueue(requestTo('wang'))
    const reached = Promise.withResolvers<void>()
    room.platform.during = () => {
      reached.resolve()
      return new Promise(() => undefined)
    }
    void room.worker().runOnce()
    await reached.promise
    room.platform.during = async () => undefined
    const heir = room.worker()
    expect(await heir.runOnce()).toBe(0)
    expect(await heir.idle()).toBe(false)
    room.machine.forward(61_000)
    await heir.runOnce()
    expect(uuids().slice(0, 2)).toEqual([id, id])
    expect(await room.states()).toEqual(['wang card delivered'])
  })

  test('a stopped worker gives back what it had not begun', async () => {
    const people = Array.from({ length: 64 }, (_, index) => `person-${index}`)
    await room.enqueue(...people.map((person) => requestTo(person)))
    const gate = Promise.withResolvers<void>()
    const full = Promise.withResolvers<void>()
    room.platform.during = () => {
      if (room.platform.calls.length === 32) full.resolve()
      return gate.promise
    }
    const worker = room.worker()
    await worker.start()
    await full.promise
    const stopped = worker.stop()
    gate.resolve()
    await stopped
    expect(await room.db.prisma.notice.groupBy({ by: ['state'], _count: true, orderBy: { state: 'asc' } })).toEqual([
      { state: 'delivered', _count: 32 },
      { state: 'queued', _count: 32 },
    ])
    expect(await room.worker().runOnce()).toBe(32)
  })
})

test('a started worker sends within 100 ms of the commit', async () => {
  const worker = room.worker()
  await worker.start()
  await worker.runOnce()
  const tookMs: number[] = []
  for (let round = 0; round < 20; round++) {
    const called = Promise.withResolvers<number>()
    room.platform.during = async () => called.resolve(performance.now())
    await room.enqueue(requestTo(`person-${round}`))
    const committed = performance.now()
    tookMs.push((await called.promise) - committed)
  }
  await worker.stop()
  const [median = 0] = tookMs.toSorted((one, other) => one - other).slice(10)
  expect(median).toBeLessThan(100)
})

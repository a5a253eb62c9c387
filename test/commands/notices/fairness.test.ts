import { beforeEach, describe, expect, test } from 'vitest'

import type { NoticeRequest } from '../../../src/notices/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { type NoticeRoom, noticeRoom, requestTo } from './notice-room.ts'

const database = useDatabase()
let room: NoticeRoom
beforeEach(async () => {
  room = await noticeRoom(database.db)
})

/** So many people of one body are told one thing each. */
const flood = (count: number, rest: Partial<NoticeRequest> = {}, person = 'flood') =>
  Array.from({ length: count }, (_, index) => requestTo(`${person}-${index}`, rest))

const inBody = (person: string, organisationId: string, rest: Partial<NoticeRequest> = {}): NoticeRequest => ({
  ...requestTo(person, rest),
  to: { personId: person, organisationId, role: 'qy.principal' },
})

/** Place of a person's card among all calls, counted from 1; 0 for one that was not told. */
const placeOf = (person: string): number => room.platform.calls.findIndex(({ to }) => to === `ou_${person}`) + 1

/** What one look claims: the rest of a flood stays behind it. */
const oneTurn = 32

describe('a flood of notices', () => {
  test('of ordinary ones does not hold a major one', async () => {
    await room.enqueue(...flood(200))
    room.clock.forward(1_000)
    await room.enqueue(requestTo('principal', { kind: 'danger' }))
    await room.worker().runOnce()
    expect(placeOf('principal')).toBe(1)
  })

  test('of major ones leaves ordinary ones their share', async () => {
    await room.enqueue(...flood(200, { kind: 'danger' }))
    room.clock.forward(1_000)
    await room.enqueue(requestTo('fixer'))
    await room.worker().runOnce()
    expect(placeOf('fixer')).toBeGreaterThan(1)
    expect(placeOf('fixer')).toBeLessThanOrEqual(oneTurn)
  })

  test('to one body does not hold another body', async () => {
    await room.enqueue(...flood(200))
    room.clock.forward(1_000)
    await room.enqueue(inBody('other', 'other-mine'))
    await room.worker().runOnce()
    expect(placeOf('other')).toBeLessThanOrEqual(oneTurn)
  })

  test('of one kind, spread over many bodies, does not hold another kind', async () => {
    await room.enqueue(...Array.from({ length: 200 }, (_, index) => inBody(`flood-${index}`, `mine-${index}`)))
    room.clock.forward(1_000)
    await room.enqueue(inBody('other', 'other-mine', { kind: 'told' }))
    await room.worker().runOnce()
    expect(placeOf('other')).toBeLessThanOrEqual(oneTurn)
  })

  test('through an app that answers nothing does not hold another app', async () => {
    await room.enqueue(...flood(200))
    room.clock.forward(1_000)
    await room.enqueue(requestTo('far-away'))
    const gate = Promise.withResolvers<void>()
    const told = Promise.withResolvers<void>()
    room.platform.during = async ({ to, appId }) => {
      if (to === 'ou_far-away') told.resolve()
      if (appId === 'cli_1') await gate.promise
    }
    const running = room.worker().runOnce()
    await told.promise
    gate.resolve()
    await running
    expect(room.platform.calls).toHaveLength(201)
  })

  test('does not hold cards that no longer show the truth', async () => {
    await room.enqueue(requestTo('reader', { subject: { type: 'hazard', id: 'h2' } }))
    room.facts.set('h2', 'old')
    await room.worker().runOnce()
    room.facts.set('h2', 'new')
    await room.enqueue(...flood(200))
    await room.db.prisma.notice.updateMany({ where: { personId: 'reader' }, data: { refreshAt: room.clock.now() } })
    room.platform.calls.length = 0
    await room.worker().runOnce()
    const place = room.platform.calls.findIndex(({ call }) => call === 'update') + 1
    expect(place).toBeGreaterThan(0)
    expect(place).toBeLessThanOrEqual(oneTurn)
  })

  test('is told whole, each person in the order of events', async () => {
    await room.enqueue(...flood(80))
    room.clock.forward(10)
    await room.enqueue(...flood(80, { kind: 'told' }))
    await Promise.all([room.worker().runOnce(), room.worker().runOnce()])
    await room.worker().runOnce()
    expect(room.platform.calls).toHaveLength(160)
    for (let index = 0; index < 80; index += 1) {
      const texts = room.platform.calls.filter(({ to }) => to === `ou_flood-${index}`).map(({ text }) => text)
      expect(texts).toEqual(['asked open', 'told open'])
    }
  })
})

import { beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { addPhotos, hazardView, myTodo, recordSpoke, registerHazard } from '../../../src/modules/hazards/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { tickAt } from './b-clock.ts'
import { type HazardRoom, openRoom, type PersonName } from './hazard-room.ts'

const database = useDatabase()
let room: HazardRoom

beforeAll(async () => {
  room = await openRoom(database.db)
})
beforeEach(() => room.at('2026-11-23 09:00'))

const waits = async (name: PersonName, hazard: string) => {
  const { rows } = await myTodo(database.db.prisma, { actor: room.who[name] }, room.deps.clock.now())
  return rows.find(({ id }) => id === hazard)?.may ?? []
}

describe('the to-do list of the insurer', () => {
  test('has the call of imminent danger until somebody was spoken to', async () => {
    const { id } = await room.registered('expert', { imminent: true })
    expect(await waits('service', id)).toContain('spoke')
    await recordSpoke(room.deps, room.who.service, { hazard: id, form: { reached: false } })
    expect(await waits('service', id)).toContain('spoke')
    await recordSpoke(room.deps, room.who.service, { hazard: id })
    expect(await waits('service', id)).not.toContain('spoke')
  })

  test('has the paper from the day after the notification on', async () => {
    const { id } = await room.major()
    room.at('2026-11-24 08:59')
    expect(await waits('service', id)).toEqual([])
    room.at('2026-11-24 09:00')
    expect(await waits('service', id)).toEqual(['deliver_on_paper'])
    expect(await waits('rival', id)).toEqual([])
  })
})

describe('the story of a hazard', () => {
  test('has no line for what became of a notice', async () => {
    const { id } = await room.major()
    const row = {
      action: 'notice.delivered',
      channel: 'clock',
      subjectType: 'hazard',
      subjectId: id,
      details: {},
      at: room.deps.clock.now(),
    }
    await database.db.prisma.journalRow.create({ data: row })
    const view = await hazardView(database.db.prisma, { actor: room.who.manager, hazard: id }, room.deps.clock.now())
    expect(view?.timeline.map(({ text }) => text).join()).not.toContain('办理了一步')
  })
})

describe('the county, two days after a notification nobody signed', () => {
  const failed = async (hazard: string, where: object) =>
    database.db.prisma.notice.updateMany({ where: { subjectId: hazard, kind: 'major-notice', ...where }, data: { state: 'failed' } })
  const toldCounty = async (hazard: string) => (await room.told(hazard, 'unsigned-county')).length > 0

  test('is not told after one card that failed with its ring', async () => {
    const { id } = await room.major()
    await failed(id, { personId: 'qy-qinhe.principal' })
    await tickAt(room, '2026-11-25 09:00')
    expect(await toldCounty(id)).toBe(false)
  })

  test('is not told for cards that were dropped because there was nothing left to tell', async () => {
    const { id } = await room.major()
    await failed(id, {})
    await database.db.prisma.notice.updateMany({ where: { subjectId: id, kind: 'major-notice' }, data: { state: 'dropped' } })
    await tickAt(room, '2026-11-25 09:00')
    expect(await toldCounty(id)).toBe(false)
  })

  test('is told after two cards that failed', async () => {
    const { id } = await room.major()
    await failed(id, {})
    await tickAt(room, '2026-11-25 09:00')
    expect(await toldCounty(id)).toBe(true)
  })
})

describe('a picture seen before', () => {
  test('names no hazard its reader may not see, and the number to who may', async () => {
    const sha256 = await room.picture('the same wall')
    const photos = [{ sha256, receivedAt: room.deps.clock.now() }]
    const own = await room.drafted('safety', { grade: 'general', due_on: '2026-12-01' })
    await addPhotos(room.deps, room.who.safety, { hazard: own.id, phase: 'before', photos })

    const { number } = await registerHazard(room.deps, room.who.safety, { hazard: own.id })
    const other = await room.drafted('service')
    const added = await addPhotos(room.deps, room.who.service, { hazard: other.id, phase: 'before', photos })
    expect(added.photosBefore.flatMap(({ seenIn }) => seenIn)).toEqual(['另一条隐患'])
    await registerHazard(room.deps, room.who.service, { hazard: other.id })
    const view = await hazardView(database.db.prisma, { actor: room.who.safety, hazard: other.id }, room.deps.clock.now())
    expect(view?.photosBefore.flatMap(({ seenIn }) => seenIn)).toEqual([number])
  })
})

import { beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { addMemberships, addPeople } from '../../../src/modules/directory/index.ts'
import { gradeHazard, hazardHooks } from '../../../src/modules/hazards/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { type HazardRoom, mine, openRoom } from './hazard-room.ts'

const database = useDatabase()
let room: HazardRoom

beforeAll(async () => {
  room = await openRoom(database.db)
})
beforeEach(() => room.at('2026-11-23 09:00'))

const visitOf = async (id: string) => (await database.db.prisma.hazard.findUniqueOrThrow({ where: { id } })).visitId ?? ''
const toFixer = async (visit: string) => (await room.told(visit, 'visit-notified')).filter((line) => line.endsWith('.fixer')).length

describe('the list of a visit', () => {
  test('is sent anew for a hazard graded on a later day, and once for all that are graded on one day', async () => {
    const first = await room.general()
    const visit = await visitOf(first.id)
    const later = [await room.registered('service'), await room.registered('service')]
    expect(await toFixer(visit)).toBe(1)
    room.at('2026-12-10 09:00')
    for (const { id } of later) {
      expect(await visitOf(id)).toBe(visit)
      await gradeHazard(room.deps, room.who.service, { hazard: id, form: { grade: 'general', due_on: '2026-12-20' } })
    }
    expect(await toFixer(visit)).toBe(2)
  })

  test('is sent again on the same day to whom the first one did not reach', async () => {
    room.at('2026-11-25 09:00')
    const first = await room.general({ found_on: '2026-11-25' })
    const visit = await visitOf(first.id)
    await database.db.prisma.notice.updateMany({
      where: { subjectId: visit, personId: 'qy-qinhe.fixer' },
      data: { state: 'failed', nextAt: null },
    })
    await room.general({ found_on: '2026-11-25' })
    expect(await toFixer(visit)).toBe(2)
    expect((await room.told(visit, 'visit-notified')).filter((line) => line.endsWith('.safety'))).toHaveLength(1)
  })
})

describe('a general hazard of a site without people', () => {
  test('is the responsible officer’s to tell by hand; who registers later is told and has it to fix', async () => {
    await database.db.prisma.membership.updateMany({
      where: { organisationId: 'qy-danfeng' },
      data: { endsAt: new Date('2026-11-23T00:30:00Z') },
    })
    const { id, fixer } = await room.general({ enterprise: 'qy-danfeng' })
    const visit = await visitOf(id)
    expect(fixer).toBeNull()
    expect(await room.told(id)).toEqual(['nobody-to-tell → bx-taihang.service'])
    expect(await room.told(visit)).toEqual([])

    const now = room.deps.clock.now()
    await addPeople(database.db.prisma, [{ id: 'newcomer', name: '新来' }], now)
    const newcomer = { personId: 'newcomer', organisationId: 'qy-danfeng', role: 'qy.safety' }
    await addMemberships(database.db.prisma, [{ id: 'newcomer', ...newcomer, role: 'qy.safety' }], now)
    for (const arrived of hazardHooks(room.deps.clock).arrived) {
      await database.db.prisma.$transaction((tx) => arrived(tx, room.deps, newcomer))
    }
    expect(await room.told(visit)).toEqual(['visit-notified → newcomer'])
    expect((await database.db.prisma.hazard.findUniqueOrThrow({ where: { id } })).fixerPersonId).toBe('newcomer')
  })

  test('whose only people have no account is the responsible officer’s to tell as well', async () => {
    const { id } = await room.general({ enterprise: 'qy-bibo' })
    expect(await room.told(id)).toEqual(['nobody-to-tell → bx-taihang.service-2'])
  })
})

describe('imminent danger', () => {
  const speakers = async (id: string) => (await room.told(id, 'speak-within-hour')).map((line) => line.split(' ').at(-1))

  test('found by the responsible officer gives him the hour to speak, and the manager with him', async () => {
    const { id } = await room.registered('service', { imminent: true })
    expect(await speakers(id)).toEqual(['bx-taihang.manager', 'bx-taihang.service'])
  })

  test('found by another is the responsible officer’s alone', async () => {
    const { id } = await room.registered('expert', { imminent: true })
    expect(await speakers(id)).toEqual(['bx-taihang.service'])
  })

  test('where no signer is registered calls the manager too', async () => {
    await database.db.prisma.membership.updateMany({
      where: { organisationId: mine, role: { in: ['qy.principal', 'qy.controller'] } },
      data: { endsAt: new Date('2026-11-23T00:30:00Z') },
    })
    const { id } = await room.registered('expert', { imminent: true })
    expect(await speakers(id)).toEqual(['bx-taihang.manager', 'bx-taihang.service'])
  })
})

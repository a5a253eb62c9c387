import { beforeAll, beforeEach, describe, expect, test } from 'vitest'

import type { Actor } from '../../../src/modules/directory/index.ts'
import { approveGrade, gradeHazard, hazardView, refuseGrade } from '../../../src/modules/hazards/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { newsOf, tickAt } from './b-clock.ts'
import { type HazardRoom, majorGrade, openRoom, refusal } from './hazard-room.ts'

const database = useDatabase()
let room: HazardRoom

beforeAll(async () => {
  room = await openRoom(database.db)
})
beforeEach(() => room.at('2026-11-23 09:00'))

const sees = async (actor: Actor, hazard: string) =>
  (await hazardView(database.db.prisma, { actor, hazard }, room.deps.clock.now())) !== null

describe('a major grade proposed by the insurer’s only manager', () => {
  test('is decided by the county’s approver, who sees it for that, and by nobody who proposed it', async () => {
    const { id } = await room.registered('manager')
    const unasked = await room.registered('manager')
    await gradeHazard(room.deps, room.who.manager, { hazard: id, form: majorGrade })
    expect(await room.told(id, 'grade-approval')).toContain('grade-approval → yj-qinshui.enforce')
    expect(await refusal(approveGrade(room.deps, room.who.manager, { hazard: id }))).toBe('not-allowed')
    expect([await sees(room.who.county, id), await sees(room.who.county, unasked.id)]).toEqual([true, false])
    expect(await sees(room.who.otherCounty, id)).toBe(false)
    expect(await refusal(approveGrade(room.deps, room.who.countyStaff, { hazard: id }))).toBe('not-allowed')
    expect((await approveGrade(room.deps, room.who.county, { hazard: id })).state).toBe('awaiting_signature')
  })

  test('sent back by the county it is graded anew', async () => {
    const { id } = await room.registered('manager')
    await gradeHazard(room.deps, room.who.manager, { hazard: id, form: majorGrade })
    await refuseGrade(room.deps, room.who.county, { hazard: id, form: { reason: '事实不清' } })
    expect(await room.told(id, 'grade-refused')).toEqual(['grade-refused → bx-taihang.manager'])
  })
})

describe('a major grade nobody decides', () => {
  test('is called to mind at its time and four hours later, and goes to the county’s approver a day after', async () => {
    const { id } = await room.proposed()
    const news = newsOf(room)
    await news(id)
    await tickAt(room, '2026-11-23 13:00')
    expect(await news(id)).toEqual(['grade-reminder → bx-taihang.manager'])
    await tickAt(room, '2026-11-23 17:00')
    expect(await news(id)).toEqual(['grade-reminder → bx-taihang.manager'])
    expect(await sees(room.who.county, id)).toBe(false)
    await tickAt(room, '2026-11-24 13:00')
    expect(await news(id)).toContain('grade-approval → yj-qinshui.enforce')
    expect((await approveGrade(room.deps, room.who.county, { hazard: id })).state).toBe('awaiting_signature')
  })

  test('leaves the insurer’s manager his right after the county was asked', async () => {
    const { id } = await room.proposed()
    await tickAt(room, '2026-11-24 13:00')
    expect((await approveGrade(room.deps, room.who.manager, { hazard: id })).state).toBe('awaiting_signature')
  })

  test('that nobody has given yet is called to mind at the manager four hours after its time', async () => {
    const { id } = await room.registered('expert', { grade: 'unsure' })
    const news = newsOf(room)
    await news(id)
    await tickAt(room, '2026-11-24 09:00')
    expect(await news(id)).toEqual(['grade-reminder → bx-taihang.service'])
    await tickAt(room, '2026-11-24 13:00')
    expect(await news(id)).toEqual(['grade-reminder → bx-taihang.manager', 'grade-reminder → bx-taihang.service'])
  })
})

describe('where nobody at all could be the second person', () => {
  test('proposing is refused in words that say what to do', async () => {
    const { id } = await room.registered('manager')
    await database.db.prisma.membership.updateMany({
      where: { organisationId: { startsWith: 'yj-' } },
      data: { endsAt: new Date('2026-11-23T00:30:00Z') },
    })
    const proposing = gradeHazard(room.deps, room.who.manager, { hazard: id, form: majorGrade })
    await expect(proposing).rejects.toMatchObject({ code: 'wrong-state', message: expect.stringContaining('登记') })
  })
})

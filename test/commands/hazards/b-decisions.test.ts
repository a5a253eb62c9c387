import { beforeAll, beforeEach, describe, expect, test } from 'vitest'

import {
  answerObjection,
  decideDowngrade,
  decideVoid,
  downgradeHazard,
  hazardView,
  mergeHazard,
  objectGrade,
  reopenHazard,
  verifyNo,
  verifyOk,
  voidHazard,
} from '../../../src/modules/hazards/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { newsOf, tickAt } from './b-clock.ts'
import { closed, type HazardRoom, openRoom, refusal } from './hazard-room.ts'

const database = useDatabase()
let room: HazardRoom

beforeAll(async () => {
  room = await openRoom(database.db)
})
beforeEach(() => room.at('2026-11-23 09:00'))

const why = { reason: '复核后甲烷 0.8%，未达判定条件' }
const agreed = { verdict: 'agreed' }
const refused = { verdict: 'refused', reason: '现场仍超限' }

describe('downgrading', () => {
  test('is proposed by the manager alone, and only for a major hazard', async () => {
    const { id } = await room.planned()
    for (const person of ['service', 'principal', 'county', 'expert'] as const) {
      expect(await refusal(downgradeHazard(room.deps, room.who[person], { hazard: id, form: why }))).toBe('not-allowed')
    }
    expect(await refusal(downgradeHazard(room.deps, room.who.manager, { hazard: id, form: {} }))).toBe('invalid-input reason')
    const general = await room.general()
    expect(await refusal(downgradeHazard(room.deps, room.who.manager, { hazard: general.id, form: why }))).toBe('wrong-state')
  })

  test('stays undone until the county decides: not by the manager, not by another county, not without a reason', async () => {
    const { id } = await room.planned()
    expect(await refusal(decideDowngrade(room.deps, room.who.county, { hazard: id, form: agreed }))).toBe('wrong-state')
    expect(await downgradeHazard(room.deps, room.who.manager, { hazard: id, form: why })).toMatchObject({ grade: 'major' })
    expect(await refusal(decideDowngrade(room.deps, room.who.manager, { hazard: id, form: agreed }))).toBe('not-allowed')
    expect(await refusal(decideDowngrade(room.deps, room.who.otherCounty, { hazard: id, form: agreed }))).toBe('not-found')
    expect(await refusal(decideDowngrade(room.deps, room.who.county, { hazard: id, form: { verdict: 'refused' } }))).toBe(
      'invalid-input reason',
    )
    const kept = await decideDowngrade(room.deps, room.who.county, { hazard: id, form: refused })
    expect(kept).toMatchObject({ grade: 'major', state: 'rectifying' })
    expect(await room.actions(id)).toContain('hazard.downgrade_refused')
  })

  test('agreed, the hazard is general, due on the same day, and the major clocks stop', async () => {
    const { id } = await room.planned()
    const news = newsOf(room)
    await news(id)
    await downgradeHazard(room.deps, room.who.manager, { hazard: id, form: why })
    expect(await news(id)).toEqual(['downgrade-asked → yj-qinshui.lead', 'downgrade-asked → yj-qinshui.staff'])
    const view = await decideDowngrade(room.deps, room.who.countyLead, { hazard: id, form: agreed })
    expect(view).toMatchObject({ grade: 'general', state: 'rectifying', dueOn: '2026-12-01' })
    expect(await room.clocks(id)).toEqual({ 'hazard.fix-general': '2026-12-01T16:00:00.000Z' })
    expect((await room.actions(id)).slice(-2)).toEqual(['hazard.downgraded', 'hazard.notified'])
    await tickAt(room, '2026-12-05 09:00')
    expect(await room.db.prisma.overdueReport.count({ where: { hazardId: id } })).toBe(0)
  })

  test('while the fix waits for verification it goes on waiting, as a general hazard', async () => {
    const { id } = await room.submitted(await room.planned())
    await downgradeHazard(room.deps, room.who.manager, { hazard: id, form: why })
    expect(await decideDowngrade(room.deps, room.who.county, { hazard: id, form: agreed })).toMatchObject({
      grade: 'general',
      state: 'to_verify',
    })
    expect(Object.keys(await room.clocks(id))).toEqual(['hazard.verify'])
    expect(await verifyOk(room.deps, room.who.expert, { hazard: id })).toMatchObject({ state: 'closed' })
  })

  test('of a fix handed in late leaves it overdue, by the clock of a general hazard', async () => {
    const planned = await room.planned()
    await tickAt(room, '2026-12-02 10:00')
    const { id } = await room.submitted(planned)
    await downgradeHazard(room.deps, room.who.manager, { hazard: id, form: why })
    await decideDowngrade(room.deps, room.who.county, { hazard: id, form: agreed })
    expect(await room.clocks(id)).toMatchObject({ 'hazard.fix-general': '2026-12-01T16:00:00.000Z' })
    expect(Object.keys(await room.clocks(id))).toEqual(['hazard.fix-general', 'hazard.verify'])
    await verifyNo(room.deps, room.who.expert, { hazard: id, form: { reason: '未修复' } })
    expect(Object.keys(await room.clocks(id))).toEqual(['hazard.fix-general'])
  })
})

describe('voiding', () => {
  test('needs the manager’s reason and the county’s agreement', async () => {
    const { id } = await room.general()
    expect(await refusal(voidHazard(room.deps, room.who.service, { hazard: id, form: why }))).toBe('not-allowed')
    await voidHazard(room.deps, room.who.manager, { hazard: id, form: { reason: '与另一条重复登记' } })
    expect(await refusal(voidHazard(room.deps, room.who.manager, { hazard: id, form: { reason: '再提一次' } }))).toBe('wrong-state')
    expect(await refusal(decideVoid(room.deps, room.who.manager, { hazard: id, form: agreed }))).toBe('not-allowed')
    expect(await decideVoid(room.deps, room.who.county, { hazard: id, form: refused })).toMatchObject({ state: 'rectifying' })
    await voidHazard(room.deps, room.who.manager, { hazard: id, form: { reason: '补充证据后再提' } })
    expect(await decideVoid(room.deps, room.who.county, { hazard: id, form: agreed })).toMatchObject({ state: 'voided' })
    expect(await room.clocks(id)).toEqual({})
  })

  test('works before a grade too: the county sees what was put before it, and only then', async () => {
    const { id } = await room.registered('service')
    expect(await refusal(decideVoid(room.deps, room.who.county, { hazard: id, form: agreed }))).toBe('not-found')
    await voidHazard(room.deps, room.who.manager, { hazard: id, form: { reason: '误报' } })
    expect(await decideVoid(room.deps, room.who.county, { hazard: id, form: agreed })).toMatchObject({ state: 'voided' })
  })

  test('takes the drafted report of an overdue hazard back', async () => {
    const { id } = await room.major()
    await tickAt(room, '2026-12-09 00:00')
    await voidHazard(room.deps, room.who.manager, { hazard: id, form: { reason: '误报' } })
    await decideVoid(room.deps, room.who.county, { hazard: id, form: agreed })
    await tickAt(room, '2026-12-11 09:00')
    expect((await room.db.prisma.overdueReport.findFirst({ where: { hazardId: id } }))?.state).toBe('withdrawn')
  })
})

describe('merging', () => {
  const into = (number: string | null) => ({ into: number ?? '', reason: '同一处隐患重复登记' })

  test('is refused into itself, across enterprises, across grades, into what has ended, into what is not seen', async () => {
    const one = await room.general()
    const major = await room.major()
    const elsewhere = await room.general({ enterprise: 'qy-danfeng' })
    const done = await room.general()
    await mergeHazard(room.deps, room.who.service, { hazard: done.id, form: into(one.number) })
    for (const [target, code] of [
      [one.number, 'invalid-input into'],
      [elsewhere.number, 'invalid-input into'],
      [done.number, 'invalid-input into'],
      ['HZ-20260101-999', 'invalid-input into'],
      [major.number, 'wrong-state into'],
    ] as const) {
      expect(await refusal(mergeHazard(room.deps, room.who.service, { hazard: one.id, form: into(target) }))).toBe(code)
    }
    expect(await refusal(mergeHazard(room.deps, room.who.safety, { hazard: one.id, form: into(major.number) }))).toBe('not-allowed')
  })

  test('ends one and keeps its pictures; the other goes on', async () => {
    const one = await room.general()
    const other = await room.general()
    const view = await mergeHazard(room.deps, room.who.service, { hazard: one.id, form: into(other.number) })
    expect(view).toMatchObject({ state: 'merged' })
    expect(view.photosBefore).toHaveLength(1)
    expect(await room.clocks(one.id)).toEqual({})
    expect(await room.clocks(other.id)).toHaveProperty(['hazard.fix-general'])
  })
})

describe('reopening', () => {
  test('is not the enterprise’s to do', async () => {
    const { id } = await closed(room)
    expect(await refusal(reopenHazard(room.deps, room.who.principal, { hazard: id, form: why }))).toBe('not-allowed')
  })

  test('within 90 days it is the same hazard, owed again and due anew', async () => {
    const { id, number } = await closed(room)
    room.at('2027-02-21 09:00')
    const view = await reopenHazard(room.deps, room.who.service, { hazard: id, form: { reason: '再次发现超限' } })
    expect(view).toMatchObject({ number, state: 'rectifying', dueOn: '2027-03-08', isOverdue: false })
    expect(await room.told(id, 'hazard-reopened')).toContain('hazard-reopened → qy-qinhe.fixer')
    expect(await room.clocks(id)).toEqual({ 'hazard.fix-major': '2027-03-08T16:00:00.000Z' })
  })

  test('later it is a new hazard marked 重复发生, drafted once and tied to the old one', async () => {
    const { id, number } = await closed(room)
    // Agency and policies of the practice room have ended by then; the insurer keeps what it answered for.
    room.at('2027-02-25 09:00')
    const draft = await reopenHazard(room.deps, room.who.service, { hazard: id, form: { reason: '再次发现超限' } })
    expect(draft).toMatchObject({ state: 'draft', number: null })
    expect(draft.description).toContain(`重复发生（原编号 ${number}`)
    const again = await reopenHazard(room.deps, room.who.service, { hazard: id, form: { reason: '再次发现超限' } })
    expect(again.id).toBe(draft.id)
    expect((await room.db.prisma.hazard.findUniqueOrThrow({ where: { id: draft.id } })).recursOfId).toBe(id)
    expect((await hazardView(room.db.prisma, { actor: room.who.service, hazard: id }, room.deps.clock.now()))?.state).toBe('closed')
  })
})

describe('objecting to a grade', () => {
  test('stops no clock; dismissed it needs a reason', async () => {
    const { id } = await room.major()
    expect(await refusal(objectGrade(room.deps, room.who.fixer, { hazard: id, form: why }))).toBe('not-allowed')
    const before = await room.clocks(id)
    await objectGrade(room.deps, room.who.safety, { hazard: id, form: why })
    expect(await refusal(objectGrade(room.deps, room.who.principal, { hazard: id, form: why }))).toBe('wrong-state')
    expect(await room.clocks(id)).toEqual(before)
    expect(await room.told(id, 'grade-objected')).toEqual(['grade-objected → bx-taihang.manager'])
    expect(await refusal(answerObjection(room.deps, room.who.safety, { hazard: id, form: { verdict: 'upheld' } }))).toBe('not-allowed')
    expect(await refusal(answerObjection(room.deps, room.who.manager, { hazard: id, form: { verdict: 'dismissed' } }))).toBe(
      'invalid-input reason',
    )
    const view = await answerObjection(room.deps, room.who.manager, {
      hazard: id,
      form: { verdict: 'dismissed', reason: '传感器记录属实' },
    })
    expect(view.grade).toBe('major')
    expect(await room.told(id, 'objection-answered')).toEqual([
      'objection-answered → qy-qinhe.controller',
      'objection-answered → qy-qinhe.principal',
      'objection-answered → qy-qinhe.safety',
    ])
  })

  test('upheld, the grade is still the county’s to lower', async () => {
    const { id } = await room.major()
    await objectGrade(room.deps, room.who.principal, { hazard: id, form: why })
    const view = await answerObjection(room.deps, room.who.manager, { hazard: id, form: { verdict: 'upheld' } })
    expect(view.grade).toBe('major')
    expect(await decideDowngrade(room.deps, room.who.county, { hazard: id, form: agreed })).toMatchObject({ grade: 'general' })
  })
})

import { beforeAll, describe, expect, test } from 'vitest'

import {
  approveGrade,
  closeHazard,
  deliverOnPaper,
  draftHazard,
  gradeHazard,
  hazardView,
  recordSpoke,
  refuseClose,
  registerHazard,
  signHazard,
  stopProduction,
  verifyOk,
} from '../../../src/modules/hazards/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { closed, type HazardRoom, majorGrade, mine, openRoom, refusal } from './hazard-room.ts'

const database = useDatabase()
let room: HazardRoom

beforeAll(async () => {
  room = await openRoom(database.db)
})

describe('a bureau', () => {
  test('sees a major hazard from its confirmation on, a general one of its region, and none of the next county', async () => {
    const sees = async (name: keyof typeof room.who, hazard: string) =>
      (await hazardView(database.db.prisma, { actor: room.who[name], hazard }, room.deps.clock.now())) !== null
    const { id, version } = await room.proposed()
    expect(await sees('county', id)).toBe(false)
    expect(await sees('energy', id)).toBe(false)
    await approveGrade(room.deps, room.who.manager, { hazard: id, v: version })
    expect(await sees('county', id)).toBe(true)
    expect(await sees('energy', id)).toBe(true)
    expect(await sees('otherCounty', id)).toBe(false)
    expect(await sees('county', (await room.general()).id)).toBe(true)
  })

  test('approves by its enforcement what its staff found, by another person than the proposer', async () => {
    const { id } = await room.registered('countyStaff', { grade: 'major' })
    await gradeHazard(room.deps, room.who.countyStaff, { hazard: id, form: majorGrade })
    expect(await room.told(id, 'grade-approval')).toContain('grade-approval → yj-qinshui.enforce')
    expect(await refusal(approveGrade(room.deps, room.who.manager, { hazard: id }))).toBe('not-allowed')
    expect(await refusal(approveGrade(room.deps, room.who.countyStaff, { hazard: id }))).toBe('not-allowed')
    expect((await approveGrade(room.deps, room.who.county, { hazard: id })).state).toBe('awaiting_signature')
  })

  test('takes the insurer’s part where nobody insures', async () => {
    const staff = await room.actor('yjx.staff', 'yj-zezhou')
    const safety = await room.actor('qy.safety', 'qy-zhuyun')
    const { deps } = room

    const form = {
      enterprise: 'qy-zhuyun',
      place: '造型车间',
      description: '除尘器没有泄爆',
      found_on: '2026-11-23',
      grade: 'major',
      photo_waiver: '禁火区不能拍照',
    }
    const draft = await draftHazard(deps, safety, { form })
    const view = await registerHazard(deps, safety, { hazard: draft.id, v: draft.version })
    expect(view).toMatchObject({ insurerName: null, answerableName: '泽州县应急管理局（练习）', state: 'to_grade' })
    const seen = await hazardView(database.db.prisma, { actor: staff, hazard: view.id }, deps.clock.now())
    expect(seen?.may).toContain('grade')
  })

  test('signs the closing as third where production was stopped', async () => {
    const { id } = await room.submitted(await room.planned())
    await stopProduction(room.deps, room.who.safety, { hazard: id })
    await verifyOk(room.deps, room.who.expert, { hazard: id, form: { on_site: true } })
    await closeHazard(room.deps, room.who.manager, { hazard: id })
    const signed = await closeHazard(room.deps, room.who.principal, { hazard: id })
    expect(signed.state).toBe('to_close')
    expect(await room.told(id, 'to-close')).toContain('to-close → yj-qinshui.enforce')
    expect(await refusal(closeHazard(room.deps, room.who.controller, { hazard: id }))).toBe('not-allowed')
    const done = await closeHazard(room.deps, room.who.county, { hazard: id })
    expect(done.state).toBe('closed')
    expect(done.approvals.filter(({ act }) => act === 'close').map(({ step }) => step)).toEqual(['approve', 'co-sign', 'bureau'])
  })
})

describe('a closing', () => {
  test('refused sends the fix back, and the next chain begins from its first signature', async () => {
    const { id } = await room.toClose()
    await closeHazard(room.deps, room.who.manager, { hazard: id })
    const back = await refuseClose(room.deps, room.who.principal, { hazard: id, form: { reason: '还没有试运行' } })
    expect(back).toMatchObject({ state: 'rectifying' })
    expect(await room.told(id, 'close-refused')).toEqual([`close-refused → ${mine}.fixer`, `close-refused → ${mine}.safety`])
    await room.submitted(back)
    await verifyOk(room.deps, room.who.lead, { hazard: id, form: { on_site: true } })
    expect(await refusal(closeHazard(room.deps, room.who.principal, { hazard: id }))).toBe('not-allowed')
    await closeHazard(room.deps, room.who.manager, { hazard: id })
    expect((await closeHazard(room.deps, room.who.controller, { hazard: id })).state).toBe('closed')
  })

  test('is never repeated by the same press', async () => {
    const view = await closed(room)
    expect(await refusal(closeHazard(room.deps, room.who.principal, { hazard: view.id, v: view.version }))).toBe('wrong-state')
  })
})

describe('imminent danger', () => {
  test('is told before any grade, with two rings, and gives the insurer an hour to speak', async () => {
    const { id, may } = await room.registered('expert', { imminent: true })
    expect(await room.told(id, 'imminent-danger')).toEqual([`imminent-danger → ${mine}.controller`, `imminent-danger → ${mine}.principal`])
    expect(await room.told(id, 'speak-within-hour')).toEqual(['speak-within-hour → bx-taihang.service'])
    const rings = await database.db.prisma.notice.findMany({
      where: { subjectId: id, kind: 'imminent-danger', personId: `${mine}.principal`, channel: { not: 'card' } },
      orderBy: { id: 'asc' },
    })
    expect(rings.map(({ channel }) => channel)).toEqual(['buzz-app', 'buzz-phone'])
    expect(await room.clocks(id)).toMatchObject({ 'hazard.speak': '2026-11-23T02:00:00.000Z' })
    expect(may).not.toContain('spoke')
    await recordSpoke(room.deps, room.who.service, { hazard: id, form: { reached: false } })
    expect(await room.clocks(id)).toHaveProperty(['hazard.speak'])
    await recordSpoke(room.deps, room.who.service, { hazard: id, form: { spoken_to: '秦示川' } })
    expect(await room.clocks(id)).not.toHaveProperty(['hazard.speak'])
    expect((await room.actions(id)).slice(-2)).toEqual(['hazard.attempted', 'hazard.spoken'])
  })
})

describe('a notification handed over on paper', () => {
  const paper = { delivered_on: '2026-11-23', received_by: '门卫', witnesses: '王一、李二', how: '留置送达' }

  test('needs two witnesses, goes on to the plan, and may still be signed', async () => {
    const { id, notification } = await room.major()
    const deliver = (form: Record<string, unknown>) =>
      deliverOnPaper(room.deps, room.who.service, { hazard: id, form: { ...paper, ...form } })
    expect(await refusal(deliver({ witnesses: '王一' }))).toBe('invalid-input witnesses')
    expect(await refusal(deliver({ delivered_on: '2026-11-22' }))).toBe('invalid-input delivered_on')
    const view = await deliver({})
    expect(view).toMatchObject({ state: 'awaiting_plan', notification: { signedAt: null } })
    expect(Object.keys(await room.clocks(id))).toEqual(expect.arrayContaining(['hazard.fix-major', 'hazard.plan']))
    const signed = await signHazard(room.deps, room.who.principal, { hazard: id, form: { hash: notification?.textHash } })
    expect(signed.notification?.signedBy?.name).toBe('秦示川')
    expect(signed.state).toBe('awaiting_plan')
  })
})

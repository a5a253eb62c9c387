import { expect, it } from 'vitest'

import { buttonValue } from '../harness/button-value.ts'
import { castOf, closesMajor, majorNotified } from '../harness/major-steps.ts'
import { openRoom, type Room } from '../harness/room.ts'

const bureau = ['段练沁', '樊示水'] as const
const department = ['尚练炭', '侯示炬'] as const
/** The city's bureau gets a copy of what concerns coal. */
const city = ['牛练城', '原示高'] as const

/** A major hazard nobody signed or planned, as the due day ends; what came before is looked at. */
async function untilDue(room: Room) {
  const cast = await castOf(room)
  await majorNotified(cast)
  await room.turnTo('2026-12-07T23:59:00+08:00')
  for (const person of [cast.principal, cast.controller, cast.safety, cast.fixer, cast.service]) await person.looksAtEverything()
  for (const name of bureau) await (await room.person(name)).looksAtEverything()
  await cast.manager.seesNothing()
  return cast
}

it('unsigned and unplanned, a major hazard is overdue all the same and both bodies are told, even if nobody acts', async () => {
  const room = await openRoom()
  const { service, manager, safety } = await untilDue(room)
  await room.turnTo('2026-12-08T00:01:00+08:00')
  const draft = await manager.sees('重大隐患逾期，请报送')
  await service.sees('重大隐患逾期，请报送')
  expect(draft.text).toContain('请在12月8日 24:00前核对并报送，到时没有报送由系统代报')
  await room.turnTo('2026-12-08T23:59:00+08:00')
  for (const name of [...bureau, ...department]) await (await room.person(name)).seesNothing()
  await room.turnTo('2026-12-09T00:01:00+08:00')

  const mine = await Promise.all([...bureau, ...department].map(async (name) => (await room.person(name)).sees('重大隐患逾期报告')))
  const [first, second, third, fourth] = mine as [(typeof mine)[0], ...typeof mine]
  if (!second || !third || !fourth) throw new Error('four people are on duty')
  for (const { text, urgent } of mine) {
    expect(urgent).toEqual(['app'])
    expect(text).toContain('系统代报')
    expect(text).toContain('堵塞、包裹')
    expect(text).toContain('未签收')
  }
  for (const person of [service, manager]) await person.sees('逾期报告已报送')
  for (const name of city) {
    const copy = await (await room.person(name)).sees('抄送您单位')
    expect(copy.urgent).toEqual([])
    expect(copy.text).not.toContain('接收这份报告？')
  }

  const receive = buttonValue(first, 'rp_receive')
  await safety.says('我的待办')
  expect((await (await safety.sees('待办')).raw({ value: receive })).toast?.type).toBe('error')

  expect((await first.press('rp_receive')).toast?.type).toBe('success')
  expect((await second.again()).text).toContain('段练沁')
  expect((await second.raw({ value: receive })).toast?.type).not.toBe('success')
  for (const person of [service, manager]) expect((await person.sees('逾期报告已接收')).text).toContain('沁水县应急管理局')
  expect((await fourth.press('rp_receive')).toast?.type).toBe('success')
  for (const person of [service, manager]) expect((await person.sees('逾期报告已接收')).text).toContain('沁水县能源局')

  await second.press('rp_answer_open')
  expect((await second.press('rp_answer', { form: { opinion: '' } })).code).toBe('client_required')
  expect((await second.press('rp_answer', { form: { opinion: '已责令停产整改，12月15日前复查' } })).toast?.type).toBe('success')
  for (const person of [service, manager]) expect((await person.sees('逾期报告有处置意见')).text).toContain('已责令停产整改')
  await room.advance('P3D')
})

it('the manager sends the report before the clock does, the risk officer may not, and it goes once', async () => {
  const room = await openRoom()
  const { service, manager } = await untilDue(room)
  await room.turnTo('2026-12-08T09:00:00+08:00')
  const draft = await manager.sees('重大隐患逾期，请报送')
  const watched = await service.sees('重大隐患逾期，请报送')
  const send = buttonValue(draft, 'rp_send')
  expect((await watched.raw({ value: send })).toast?.type).toBe('error')
  for (const name of [...bureau, ...department]) await (await room.person(name)).seesNothing()

  await draft.press('rp_send')
  const preview = await draft.again()
  for (const words of [
    '报送前请核对',
    '沁水县应急管理局（练习）（应急管理部门）　卡片和应用内加急，发给段练沁、樊示水',
    '尚练炭、侯示炬',
    '抄送',
    '12月8日 24:00由系统代报',
  ])
    expect(preview.text).toContain(words)
  for (const name of [...bureau, ...department, ...city]) await (await room.person(name)).seesNothing()
  const confirm = buttonValue(preview, 'rp_send_ok')
  expect((await watched.raw({ value: confirm })).toast?.type).toBe('error')
  expect((await draft.press('rp_send_ok')).toast?.content).toContain('已报送')
  for (const name of [...bureau, ...department, ...city]) {
    const report = await (await room.person(name)).sees('重大隐患逾期报告')
    expect(report.text).not.toContain('系统代报')
  }
  await draft.raw({ value: confirm })
  await room.turnTo('2026-12-09T08:59:00+08:00')
  for (const name of [...bureau, ...department]) await (await room.person(name)).seesNothing()
  await room.turnTo('2026-12-09T09:00:00+08:00')
  for (const name of [...bureau, ...department])
    expect((await (await room.person(name)).sees('重大隐患逾期报告')).urgent).toEqual(['phone'])
})

it('a hazard closed before its due day is reported to nobody', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  const { principal } = await majorNotified(cast)
  await principal.press('hz_sign')
  await closesMajor(cast, principal)
  await room.turnTo('2026-12-12T09:00:00+08:00')
})

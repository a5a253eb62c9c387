import { expect, it } from 'vitest'

import { buttonValue } from '../harness/button-value.ts'
import { underRepair } from '../harness/general-steps.ts'
import { castOf, majorNotified } from '../harness/major-steps.ts'
import { openRoom } from '../harness/room.ts'
import { reports } from '../harness/steps.ts'

it('who leaves can do nothing from that moment, and what waited stands on the card of who takes over', async () => {
  const room = await openRoom()
  const { officer, fixer, safety, notice, number } = await underRepair(room)
  await reports(await room.person('裴练察'), { grade: 'unsure' }, 2)
  const task = await officer.sees('请给隐患定级')

  await room.api.resign(officer.openId)
  await room.api.settle()
  const late = await task.raw({ value: buttonValue(task, 'hz_grade'), formValue: { grade: 'general', due_on: '2026-12-01' } })
  expect(late.toast?.content).toContain('安责通还不认识您，没有办理')
  const deputy = await room.person('史练勤')
  const handover = await deputy.sees('从现在起这1件事由您办理，期限不变')
  expect(handover.text).toContain('韩练行（原任风控专员，已离任）')
  expect(handover.text).toContain('3号煤层二采区回风巷')
  expect(handover.text).toContain('**1. HZ-20261123-002**')
  const taken = await deputy.sees('请给隐患定级')
  const graded = await taken.press('hz_grade', { form: { grade: 'general', due_on: '2026-12-01', fixer: 'qy-qinhe.fixer' } })
  expect(graded.toast?.content).toContain('已定为一般隐患')
  for (const person of [fixer, safety]) await person.sees('HZ-20261123-002')

  // The fixer leaves as well: what he was fixing is the safety manager's, reminders included.
  await room.api.resign(fixer.openId)
  const passed = await safety.sees('从现在起这2件事由您办理，期限不变')
  expect(passed.text).toContain(number)
  expect((await notice.raw({ value: buttonValue(notice, 'hz_submit_open') })).toast?.content).toContain('还不认识您')
  await safety.says(number)
  expect((await safety.sees(`隐患 ${number}`)).text).toContain('**整改责任人**　关练安')
}, 60_000)

it('a new principal gets every notice that nobody has signed, and the old one can sign no more', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  const told = await majorNotified(cast)
  await room.api.resign(cast.principal.openId)
  await room.api.settle()
  const sign = buttonValue(told.principal, 'hz_sign')
  expect((await told.principal.raw({ value: sign })).toast?.content).toContain('还不认识您')
  expect((await cast.controller.sees('从现在起这1件事由您办理')).text).toContain('秦示川（原任主要负责人，已离任）')

  const successor = await room.person('路小遥')
  await successor.says('登记')
  const form = await successor.sees('登记身份')
  await form.press('reg_ask', { form: { name: '路小遥', organisation: '晋城沁河示例煤业有限公司', role: 'qy.principal' } })
  const county = await Promise.all(['栗练册', '段练沁', '樊示水'].map((name) => room.person(name)))
  const [request] = await Promise.all(county.map((person) => person.sees('登记申请')))
  await request?.press('reg_ok')
  await successor.sees('登记通过，可以办事了')
  const again = await successor.sees('重大事故隐患告知')
  expect(again.text).toContain('以晋城沁河示例煤业有限公司 主要负责人身份')
  expect((await again.press('hz_sign')).toast?.content).toContain('已签收')
}, 60_000)

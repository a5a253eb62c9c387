import { expect, it } from 'vitest'

import { buttonValue } from '../harness/button-value.ts'
import { castOf, closesMajor, majorNotified } from '../harness/major-steps.ts'
import { openRoom } from '../harness/room.ts'
import { reports } from '../harness/steps.ts'

it('an objection stops no clock, is not answered by who made it, and dismissed it says why', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  const { principal, controller } = await majorNotified(cast)
  await controller.press('hz_object_open')
  expect((await controller.press('hz_object', { form: { reason: '　' } })).toast?.content).toContain('没有填写')
  expect((await controller.press('hz_object', { form: { reason: '包裹物为防尘罩，传感器读数正常' } })).toast?.type).toBe('success')
  const asked = await cast.manager.sees('企业对定级有异议，请答复')
  expect(asked.text).toContain('防尘罩')

  const uphold = buttonValue(asked, 'hz_object_ok')
  expect((await controller.raw({ value: uphold })).toast?.type).toBe('error')
  expect((await principal.again()).text).not.toContain('对定级有异议')
  expect((await asked.press('hz_object_no', { form: { reason: '' } })).toast?.content).toContain('没有填写')
  expect((await asked.press('hz_object_no', { form: { reason: '现场测得1.3%，读数0.02%' } })).toast?.type).toBe('success')
  for (const person of [cast.principal, cast.controller, cast.safety]) {
    expect((await person.sees('异议没有采纳')).text).toContain('现场测得1.3%')
  }
  expect((await controller.again()).text).toContain('12月7日（周一）24:00前')
})

it('a closed hazard found open again is reopened under its number by the insurer, not by the enterprise', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  const { principal } = await majorNotified(cast)
  await principal.press('hz_sign')
  await closesMajor(cast, principal)
  await cast.expert.says('HZ-20261123-001')
  const card = await cast.expert.sees('隐患 HZ-20261123-001')
  const open = buttonValue(card, 'hz_reopen_open')
  expect((await principal.raw({ value: { ...open, action: 'hz_reopen' }, formValue: { reason: '再查' } })).toast?.type).toBe('error')
  await card.press('hz_reopen_open')
  expect((await card.press('hz_reopen', { form: { reason: '复查时传感器又被包住' } })).toast?.type).toBe('success')
  expect((await card.again()).text).toContain('整改中')
  for (const person of [cast.principal, cast.safety, cast.fixer, cast.manager]) {
    expect((await person.sees('隐患重新打开')).text).toContain('传感器又被包住')
  }
})

it('two reports of one thing are merged into one, and the other goes on', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  await reports(cast.expert, { grade: 'general' })
  await cast.service.sees('请给隐患定级')
  await reports(cast.expert, { grade: 'general', place: '二采区回风巷T2' }, 2)
  await cast.service.sees('请给隐患定级')
  await cast.service.says('HZ-20261123-002')
  const card = await cast.service.sees('隐患 HZ-20261123-002')
  await card.press('hz_merge_open')
  expect((await card.press('hz_merge', { form: { into: 'HZ-20261123-002', reason: '同一处' } })).toast?.type).toBe('error')
  expect((await card.press('hz_merge', { form: { into: 'HZ-20261123-001', reason: '同一只传感器' } })).toast?.type).toBe('success')
  expect((await cast.expert.sees('隐患已合并')).text).toContain('已合并到 HZ-20261123-001：同一只传感器')
  await cast.safety.looksAtEverything()
  await cast.fixer.looksAtEverything()
  await cast.service.says('我的待办')
  const list = (await cast.service.sees('我的待办')).text
  expect(list).toContain('HZ-20261123-001')
  expect(list).not.toContain('HZ-20261123-002')
})

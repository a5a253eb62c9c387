import { expect, it } from 'vitest'

import { buttonValue } from '../harness/button-value.ts'
import { castOf, judged, majorNotified, majorProposed, planned } from '../harness/major-steps.ts'
import { aPhoto } from '../harness/photos.ts'
import { openRoom } from '../harness/room.ts'
import { reports } from '../harness/steps.ts'

it('a major grade needs a clause found by words, fact, harm and measures, and a second person', async () => {
  const room = await openRoom()
  const { expert, service, manager } = await castOf(room)
  await reports(expert)
  const task = await service.sees('请给隐患定级')

  expect((await task.press('hz_grade', { form: { ...judged, fact: '' } })).toast?.content).toContain('「事实」没有填写')
  const kept = await task.again()
  expect(kept.text).toContain('没有提交成功')
  expect(kept.text).toContain(judged.harm)
  expect((await task.press('hz_grade', { form: { ...judged, clause: '' } })).toast?.content).toContain('条款')
  expect((await task.press('hz_grade', { form: { ...judged, due_on: '2027-01-31' } })).toast?.content).toContain('最晚到 2026-12-08')
  await manager.seesNothing()

  await task.press('hz_clause', { form: { words: '传感器 包裹' } })
  expect((await task.again()).text).toContain('14(七) 堵塞、包裹、喷雾、风吹、压缩量程等人为致传感器失真')
  expect((await task.press('hz_grade', { form: judged })).toast?.type).toBe('success')
  const proposal = await manager.sees('重大隐患定级，请审定')
  expect(proposal.text).toContain('煤矿重大事故隐患判定标准（2026年修订）')
  expect(proposal.text).toContain('韩练行')

  const agree = buttonValue(proposal, 'hz_grade_ok')
  expect((await task.raw({ value: agree })).toast?.type).toBe('error')
  expect((await proposal.press('hz_grade_no', { form: { reason: '' } })).toast?.content).toContain('没有填写')
  await proposal.press('hz_grade_no', { form: { reason: '请写清传感器编号' } })
  expect((await service.sees('定级被退回')).text).toContain('请写清传感器编号')
})

it('a manager who proposed a major grade does not approve it: where there is no other, the county bureau does', async () => {
  const room = await openRoom()
  const { expert, service, manager, principal, controller } = await castOf(room)
  await reports(expert)
  const task = await service.sees('请给隐患定级')
  await manager.says('我的待办')
  const list = await manager.sees('HZ-20261123-001')
  await list.press('hz_grade_open_1')
  await list.press('hz_grade', { form: judged })
  const { v, hazard } = buttonValue(await list.again(), 'hz_timeline')

  const own = await list.raw({ value: { action: 'hz_grade_ok', hazard, v } })
  expect(own.toast).toEqual({ type: 'error', content: '提出定级的人不能自己审批，请由另一位审批人决定。' })
  await principal.seesNothing()
  expect((await task.again()).text).toContain('待定级，现在不用您办理')
  const lead = await (await room.person('樊示水')).sees('重大隐患定级，请审定')
  const enforcement = await (await room.person('靳练严')).sees('重大隐患定级，请审定')
  expect((await enforcement.press('hz_grade_ok')).toast?.type).toBe('success')
  for (const person of [principal, controller]) await person.sees('重大事故隐患告知')
  expect((await lead.again()).text).toContain('待签收')
})

it('a major hazard is told at once, signed, planned, fixed, verified on the spot and closed by two more people', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  const { expert, manager, principal, controller, safety, fixer } = cast
  const proposal = await majorProposed(cast)
  expect((await proposal.press('hz_grade_ok')).toast?.type).toBe('success')

  const notice = await principal.sees('重大事故隐患告知')
  const other = await controller.sees('重大事故隐患告知')
  for (const { text, urgent } of [notice, other]) {
    expect(urgent).toEqual(['app'])
    expect(text).toContain(judged.fact)
    expect(text).toContain('堵塞、包裹、喷雾、风吹、压缩量程等人为致传感器失真')
    expect(text).toContain(judged.harm)
    expect(text).toContain(judged.advice)
    expect(text).toContain('12月7日（周一）24:00前')
  }
  expect((await notice.press('hz_sign')).toast?.type).toBe('success')
  expect((await other.again()).text).toContain('秦示川（晋城沁河示例煤业有限公司 主要负责人）')

  await notice.press('hz_plan_open')
  expect((await notice.press('hz_plan', { form: { ...planned, due_on: '2026-12-20' } })).toast?.content).toContain('不能晚于整改期限')
  expect((await notice.press('hz_plan', { form: { ...planned, due_on: '2026-12-04' } })).toast?.type).toBe('success')
  expect((await other.again()).text).toContain('12月4日（周五）24:00前')
  const order = await fixer.sees('隐患整改通知')
  await safety.sees('隐患整改通知')

  await order.press('hz_submit_open')
  expect((await order.press('hz_submit', { form: { measures: planned.measures } })).toast?.content).toContain('还没有整改后的照片')
  await fixer.sends(await aPhoto(2))
  await fixer.sees('照片已收到')
  expect((await order.press('hz_submit', { form: { measures: planned.measures, cost: '8,600' } })).toast?.type).toBe('success')

  const check = await expert.sees('复查')
  const good = buttonValue(check, 'hz_verify_ok')
  expect((await order.raw({ value: good, formValue: { on_site: true } })).toast?.type).toBe('error')
  expect((await check.press('hz_verify_ok', { form: {} })).toast?.content).toContain('重大隐患要到现场复查')
  expect((await check.press('hz_verify_ok', { form: { on_site: true } })).toast?.type).toBe('success')
  const closing = await manager.sees('重大隐患销号，请审批')
  expect((await closing.press('hz_close')).toast?.type).toBe('success')
  const last = await principal.sees('重大隐患销号，请审批')
  await controller.sees('重大隐患销号，请审批')
  expect((await last.press('hz_close')).toast?.type).toBe('success')
  for (const card of [notice, other, order, check, closing]) expect((await card.again()).text).toContain('已销号')
  await room.advance('P30D')
})

it('what a notification says is what its two readers can sign', async () => {
  const room = await openRoom()
  const { principal, controller } = await majorNotified(await castOf(room))
  expect(buttonValue(principal, 'hz_sign').hash).toBe(buttonValue(controller, 'hz_sign').hash)
})

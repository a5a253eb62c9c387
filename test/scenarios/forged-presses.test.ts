import { expect, it } from 'vitest'

import { buttonValue } from '../harness/button-value.ts'
import { castOf, majorNotified, majorProposed } from '../harness/major-steps.ts'
import { openRoom } from '../harness/room.ts'
import { reports } from '../harness/steps.ts'

const isUnsigned = /待本人签收|还没有签收/

it('a made-up hazard, version or value is refused in words, and nothing is signed', async () => {
  const room = await openRoom()
  const { principal, controller } = await majorNotified(await castOf(room))
  const sign = buttonValue(principal, 'hz_sign')
  const refusals = [
    [{ ...sign, hazard: '019a0000-0000-7000-8000-000000000000' }, '没有找到这条隐患'],
    [{ ...sign, v: 99 }, '请按最新的卡片办理'],
    [{ ...sign, v: 'eins' }, '这张卡片的内容不完整'],
    [{ action: 'hz_sign' }, '这张卡片的内容不完整'],
    [{ ...sign, action: 'hz_sign_everything' }, '这个按钮已经不能用了'],
    [{ ...sign, hash: '' }, '这张卡片的内容不完整'],
    [{ ...sign, hash: 'f'.repeat(64) }, '告知书内容已更新'],
  ] as const
  for (const [value, says] of refusals) {
    const { toast } = await principal.raw({ value })
    expect(toast?.type, JSON.stringify(value)).toBe('error')
    expect(toast?.content).toContain(says)
  }
  for (const card of [principal, controller]) expect((await card.again()).text).toMatch(isUnsigned)
})

it('another hazard’s id from another enterprise’s card reads as if there were none', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  const { principal } = await majorNotified(cast)
  const sign = buttonValue(principal, 'hz_sign')
  const neighbour = await room.person('党示磐')
  await neighbour.says('我的待办')
  const own = await neighbour.sees('我的待办')
  const foreign = await own.raw({ value: sign })
  const none = await own.raw({ value: { ...sign, hazard: '019a0000-0000-7000-8000-000000000000' } })
  expect(foreign.toast?.content).toBe(none.toast?.content)
  expect((await principal.again()).text).toMatch(isUnsigned)
})

it('a forwarded card cannot be pressed, and pressed by hand it counts for whoever presses', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  const { principal } = await majorNotified(cast)
  const { messageId } = await room.api.forward(cast.principal.openId, principal.messageId, cast.safety.openId)
  const { openId } = cast.safety
  expect((await room.api.press(openId, { messageId, target: 'hz_sign' })).code).toBe('client_forwarded')
  const byHand = await room.api.press(openId, { messageId, raw: { value: buttonValue(principal, 'hz_sign') } })
  expect(byHand.toast?.type).toBe('error')
  expect((await principal.again()).text).toMatch(isUnsigned)
  await cast.safety.looksAtEverything()
})

it('the wrong role is refused every act of the insurer, the bureau and the enterprise', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  const proposal = await majorProposed(cast)
  const { hazard, v } = buttonValue(proposal, 'hz_grade_ok')
  await cast.service.says('我的待办')
  const card = await cast.service.sees('我的待办')
  const acts = [
    'hz_grade_ok',
    'hz_grade_no',
    'hz_stop',
    'hz_plan',
    'hz_submit',
    'hz_verify_ok',
    'hz_close',
    'hz_extend',
    'hz_downgrade',
    'hz_void',
  ]
  for (const action of acts) {
    const { toast } = await card.raw({ value: { action, hazard, v }, formValue: { reason: '试一试', on_site: true } })
    expect(toast?.type, action).toBe('error')
  }
  expect((await proposal.again()).text).toContain('重大隐患定级，请审定')
  for (const person of [cast.principal, cast.controller, cast.safety]) await person.seesNothing()
})

it('a card of fifteen days ago is not pressed by the client, and by hand it shows how things stand', async () => {
  const room = await openRoom()
  const expert = await room.person('裴练察')
  const card = await reports(expert, { grade: 'general' })
  const grade = buttonValue(card, 'hz_grade_open')
  const service = await room.person('韩练行')
  const task = await service.sees('请给隐患定级')
  await task.press('hz_grade', { form: { grade: 'general', due_on: '2026-12-20' } })
  await room.advance('P15D')
  for (const name of ['关练安', '闫练修']) await (await room.person(name)).looksAtEverything()

  expect((await card.press('hz_grade_open')).code).toBe('client_expired')
  const byHand = await card.raw({ value: grade })
  expect(byHand.toast?.content).toContain('这一步现在不能办，下面是最新情况')
  expect(JSON.stringify(byHand.card)).toContain('整改中')
})

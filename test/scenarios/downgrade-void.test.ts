import { expect, it } from 'vitest'

import { buttonValue } from '../harness/button-value.ts'
import { type Cast, castOf, majorNotified } from '../harness/major-steps.ts'
import type { SeenCard } from '../harness/person.ts'
import { openRoom, type Room } from '../harness/room.ts'
import { reports } from '../harness/steps.ts'

const county = (room: Room) => Promise.all(['段练沁', '樊示水'].map((name) => room.person(name)))

/** The manager opens the hazard by its number and an action's form, and sends it with a reason. */
async function proposes(cast: Cast, action: string, reason: string): Promise<SeenCard> {
  await cast.manager.says('HZ-20261123-001')
  const card = await cast.manager.sees('隐患 HZ-20261123-001')
  await card.press(`${action}_open`)
  expect((await card.press(action, { form: { reason } })).toast?.type).toBe('success')
  return card
}

it('a downgrade needs the county bureau: refused with a reason it stays major, agreed it is general and due the same day', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  const { principal } = await majorNotified(cast)
  const card = await proposes(cast, 'hz_downgrade', '传感器当班已更换，未达到条款情形')
  const [first, second] = await county(room)
  if (!first || !second) throw new Error('two people are on duty')
  const decision = await first.sees('重大隐患申请降级，请审定')
  await second.sees('重大隐患申请降级，请审定')

  const agree = buttonValue(decision, 'hz_downgrade_ok')
  for (const own of [card, principal]) expect((await own.raw({ value: agree })).toast?.type).toBe('error')
  expect((await decision.press('hz_downgrade_no', { form: { reason: '' } })).toast?.content).toContain('没有填写')
  expect((await decision.press('hz_downgrade_no', { form: { reason: '缺标校记录' } })).toast?.type).toBe('success')
  expect((await cast.manager.sees('降级没有同意')).text).toContain('缺标校记录')
  expect((await principal.again()).text).toContain('待本人签收')

  await proposes(cast, 'hz_downgrade', '标校记录已补齐')
  await first.sees('重大隐患申请降级，请审定')
  const again = await second.sees('重大隐患申请降级，请审定')
  expect((await again.press('hz_downgrade_ok')).toast?.type).toBe('success')
  for (const person of [cast.manager, cast.service, cast.principal, cast.safety, cast.fixer]) await person.sees('已降为一般隐患')
  expect((await principal.again()).text).toContain('一般隐患')
})

it('voiding before any grade needs the manager’s reason and the bureau’s agreement, and tells whom it concerned', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  await reports(cast.expert)
  await cast.service.sees('请给隐患定级')
  await proposes(cast, 'hz_void', '误报：传感器在标校')
  const [first, second] = await county(room)
  if (!first || !second) throw new Error('two people are on duty')
  const decision = await first.sees('作废')
  await second.sees('作废')
  expect((await decision.press('hz_void_ok')).toast?.type).toBe('success')
  for (const person of [cast.manager, cast.service, cast.expert, cast.principal, cast.safety]) await person.sees('隐患已作废')
  await room.advance('P20D')
})

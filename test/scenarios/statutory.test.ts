import { expect, it } from 'vitest'

import { buttonValue } from '../harness/button-value.ts'
import { castOf, majorNotified } from '../harness/major-steps.ts'
import { openRoom } from '../harness/room.ts'

it('the enterprise’s own report is a draft its head signs, sent by nobody but itself, with a receipt on record', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  const { controller } = await majorNotified(cast)
  await controller.press('hz_sign')
  await cast.safety.says('HZ-20261123-001')
  const seen = await cast.safety.sees('隐患 HZ-20261123-001')
  const { hazard, v } = buttonValue(seen, 'hz_timeline')
  expect((await seen.raw({ value: { action: 'hz_stat_sign', hazard, v } })).toast?.type).toBe('error')
  const receipt = { receipt_number: '晋煤监收〔2026〕18号', receipt_on: '2026-11-23' }
  const early = await seen.raw({ value: { action: 'hz_stat_receipt', hazard, v }, formValue: receipt })
  expect(early.toast?.content).toContain('还没有签字')

  await controller.press('hz_show')
  await controller.press('hz_stat_open')
  const draft = await controller.again()
  expect(draft.text).toContain('这是草稿，系统不会替企业报送')
  expect(draft.text).toContain('判定依据')
  expect((await draft.press('hz_stat_sign')).toast?.content).toContain('请自行报送主管部门')

  await seen.raw({ value: { action: 'hz_show', hazard } })
  await seen.press('hz_stat_open')
  expect((await seen.press('hz_stat_receipt', { form: receipt })).toast?.content).toBe('回执号已登记。')
  const { v: after } = buttonValue(await seen.again(), 'hz_timeline')
  await controller.raw({ value: { action: 'hz_stat_open', hazard, v: after } })
  expect((await controller.again()).text).toContain('晋煤监收〔2026〕18号')
  for (const person of [cast.principal, cast.service]) await person.seesNothing()
})

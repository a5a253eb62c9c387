import { expect, it } from 'vitest'

import { buttonValue } from '../harness/button-value.ts'
import { castOf, majorNotified } from '../harness/major-steps.ts'
import { openRoom } from '../harness/room.ts'

it('nobody but principal or controller signs, no word signs, and no text that has changed is signed', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  const { expert, service, safety, controller } = cast
  const cards = await majorNotified(cast)
  const sign = buttonValue(cards.principal, 'hz_sign')

  await safety.says('HZ-20261123-001')
  const seen = await safety.sees('HZ-20261123-001')
  expect(JSON.stringify(seen.card)).not.toContain('"hz_sign"')
  expect((await seen.raw({ value: sign })).toast).toEqual({
    type: 'error',
    content: '这一步不由您现在的身份办理，请换身份或请有权限的人处理。',
  })
  await expert.says('我的待办')
  const found = await expert.sees('待办')
  expect((await found.raw({ value: sign })).toast?.type).toBe('error')
  await service.looksAtEverything()

  for (const word of ['收到', '1', '好的']) {
    await controller.says(word)
    expect(JSON.stringify((await controller.sees('待本人签收')).card)).toContain('"hz_sign"')
  }
  const forged = await cards.principal.raw({ value: { ...sign, hash: 'f'.repeat(64) } })
  expect(forged.toast).toEqual({ type: 'error', content: '告知书内容已更新，请看最新的卡片后再签收。' })
  expect((await cards.controller.again()).text).toContain('待本人签收')

  expect((await cards.controller.press('hz_sign')).toast?.type).toBe('success')
  const signed = '路示峰（晋城沁河示例煤业有限公司 实际控制人）'
  expect((await cards.principal.again()).text).toContain(signed)
  expect((await cards.principal.raw({ value: sign })).toast?.content).toContain('请按最新的卡片办理')
  expect((await cards.controller.raw({ value: sign })).toast?.type).toBe('success')
  expect((await cards.principal.again()).text).toContain(signed)
})

it('a principal of two mines signs for the mine the notice is about, whichever one he has chosen', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  await cast.principal.says('切换身份')
  const picker = await cast.principal.sees('身份')
  await picker.press('高平丹峰示例煤业有限公司 主要负责人').catch(() => picker.press('ctx_pick_2'))
  const { principal } = await majorNotified(cast)
  expect((await principal.press('hz_sign')).toast?.type).toBe('success')
  expect((await principal.again()).text).toContain('秦示川（晋城沁河示例煤业有限公司 主要负责人）')
})

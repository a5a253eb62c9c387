import { expect, it } from 'vitest'

import { buttonValue } from '../harness/button-value.ts'
import { type Cast, castOf, handsInMajor, majorNotified, planned } from '../harness/major-steps.ts'
import { aPhoto } from '../harness/photos.ts'
import { openRoom, type Room } from '../harness/room.ts'

/** A major hazard signed, planned, fixed and found good on the spot: the manager's card to close it. */
async function toClose(room: Room, options: { stopped?: boolean } = {}) {
  const cast = await castOf(room)
  const { principal } = await majorNotified(cast)
  await principal.press('hz_sign')
  if (options.stopped) await principal.press('hz_stop')
  const order = await handsInMajor(cast, principal)
  return { cast, notice: principal, order, ...(await verified(cast)) }
}

async function verified(cast: Cast) {
  const check = await cast.expert.sees('复查')
  await check.press('hz_verify_ok', { form: { on_site: true } })
  return { check, closing: await cast.manager.sees('重大隐患销号，请审批') }
}

it('closing is refused to the fixer, to the verifier, out of turn, and a second time to one person', async () => {
  const room = await openRoom()
  const { cast, notice, order, check, closing } = await toClose(room)
  const close = buttonValue(closing, 'hz_close')
  for (const card of [order, check, notice]) expect((await card.raw({ value: close })).toast?.type).toBe('error')
  expect((await closing.again()).text).toContain('请今天审批')

  expect((await closing.press('hz_close')).toast?.type).toBe('success')
  const own = buttonValue(await cast.principal.sees('重大隐患销号，请审批'), 'hz_close')
  const other = await cast.controller.sees('重大隐患销号，请审批')
  expect((await closing.raw({ value: own })).toast?.type).toBe('error')
  expect((await other.again()).text).toContain('请今天审批')
  expect((await other.press('hz_close')).toast?.type).toBe('success')
  expect((await notice.again()).text).toContain('已销号')
})

it('a refused closing sends the fix back with its reason, for new pictures and a chain that begins anew', async () => {
  const room = await openRoom()
  const { cast, notice, order, closing } = await toClose(room)
  expect((await closing.press('hz_close_no', { form: { reason: '' } })).toast?.content).toContain('没有填写')
  expect((await closing.press('hz_close_no', { form: { reason: '标校记录缺两台' } })).toast?.type).toBe('success')
  for (const person of [cast.fixer, cast.safety, cast.principal]) {
    expect((await person.sees('销号没有同意')).text).toContain('标校记录缺两台')
  }
  await order.press('hz_submit_open')
  expect((await order.press('hz_submit', { form: { measures: planned.measures } })).toast?.content).toContain('还没有整改后的照片')
  await cast.fixer.sends(await aPhoto(3))
  await cast.fixer.sees('照片已收到')
  expect((await order.press('hz_submit', { form: { measures: '补齐两台标校记录' } })).toast?.type).toBe('success')
  const again = await verified(cast)
  await again.closing.press('hz_close')
  await (await cast.principal.sees('重大隐患销号，请审批')).press('hz_close')
  await cast.controller.sees('销号')
  expect((await notice.again()).text).toContain('已销号')
})

it('where production was stopped the county bureau signs last', async () => {
  const room = await openRoom()
  const { cast, notice, closing } = await toClose(room, { stopped: true })
  await closing.press('hz_close')
  await (await cast.principal.sees('重大隐患销号，请审批')).press('hz_close')
  await cast.controller.sees('销号')
  expect((await notice.again()).text).not.toContain('已销号')
  const asked = await Promise.all(['段练沁', '靳练严'].map(async (name) => (await room.person(name)).sees('重大隐患销号，请审批')))
  const last = await (await room.person('樊示水')).sees('重大隐患销号，请审批')
  expect((await last.press('hz_close')).toast?.type).toBe('success')
  for (const card of [notice, ...asked]) expect((await card.again()).text).toContain('已销号')
})

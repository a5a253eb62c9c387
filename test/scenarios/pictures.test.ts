import { expect, it } from 'vitest'

import { handsIn, leakingDuct, underRepair } from '../harness/general-steps.ts'
import { aPhoto } from '../harness/photos.ts'
import { openRoom } from '../harness/room.ts'
import { drafts } from '../harness/steps.ts'

const asImage = (bytes: Buffer) => ({ image: { base64: bytes.toString('base64'), name: 'a.jpg' } })

it('what is no picture, broken or too large is refused in words, and the draft stays as it was', async () => {
  const room = await openRoom()
  const officer = await room.person('韩练行')
  const draft = await drafts(officer, leakingDuct, 11)
  const whole = Buffer.from((await aPhoto(12)).image.base64, 'base64')
  const cases: readonly [Buffer, string][] = [
    [Buffer.from('MZ这是程序不是照片'), '照片没有收下'],
    [whole.subarray(0, whole.length / 2), '图片不完整或已损坏'],
    [Buffer.concat([whole, Buffer.alloc(10 * 1024 * 1024)]), '照片超过 10 MB'],
    [Buffer.concat([whole, Buffer.alloc(21 * 1024 * 1024)]), '超过'],
  ]
  for (const [bytes, answer] of cases) {
    await officer.sends(asImage(bytes))
    expect((await officer.sees('照片没有收下')).text).toContain(answer)
  }
  await officer.says('我的待办')
  await (await officer.sees('有1件事等您办理')).press('hz_show_1')
  await officer.seesNothing()
  expect((await draft.again()).text).toContain('**隐患照片**（1张）')
}, 60_000)

it('a picture comes before the form, after it, or with several forms open; taken back before use it is not used, later it stays', async () => {
  const room = await openRoom()
  const officer = await room.person('韩练行')
  const early = await officer.sends(await aPhoto(11))
  expect((await officer.sees('照片先保存了。请选要办的事')).text).toContain('上报一条新隐患')
  await room.api.recall(officer.openId, early)
  await officer.sees('您撤回的照片不会再用')
  await officer.sends(await aPhoto(12))
  const waiting = await officer.sees('照片先保存了')
  await waiting.press('hazard_report')
  expect((await waiting.again()).text).toContain('照片：已收到1张')
  await (await waiting.again()).press('hz_draft', { form: { ...leakingDuct } })
  expect((await waiting.again()).text).toContain('**隐患照片**（1张）')

  const second = await drafts(officer, { ...leakingDuct, place: '主井口' }, 13).catch(() => null)
  const choice = second === null ? await officer.sees('请选这些照片放到哪一条') : null
  expect(choice?.text).toContain('隐患草稿：主井口')
  await choice?.press('pic_place_1')
  expect((await choice?.again())?.text).toContain('照片已收到')
  const used = await officer.sends(await aPhoto(14))
  await (await officer.sees('请选这些照片放到哪一条')).press('pic_place_1')
  await room.api.recall(officer.openId, used)
  await officer.sees('这张照片已经作为隐患的原始记录保存')
}, 60_000)

it('the same picture in another hazard is pointed out', async () => {
  const room = await openRoom()
  const { number, fixer, notice, officer } = await underRepair(room)
  await officer.says('上报隐患')
  const form = await officer.sees('请填写隐患')
  await form.press('hz_draft', { form: { ...leakingDuct, place: '主井口' } })
  await officer.sends(await aPhoto(11))
  expect((await officer.sees('照片已收到')).text).toContain(`这张照片在${number}里出现过，请确认没有发错`)
  await handsIn(fixer, notice, 12)
  await officer.sees('整改已提交，请复查')
}, 60_000)

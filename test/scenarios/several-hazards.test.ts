import { expect, it } from 'vitest'

import { leakingDuct } from '../harness/general-steps.ts'
import { aPhoto } from '../harness/photos.ts'
import { openRoom } from '../harness/room.ts'
import { drafts } from '../harness/steps.ts'

it('several hazards of one visit stand in one growing list, with one notice a person for all of them', async () => {
  const room = await openRoom()
  const officer = await room.person('韩练行')
  const first = await drafts(officer, leakingDuct, 11)
  await first.press('hz_register')
  const [fixer, safety] = [await room.person('闫练修'), await room.person('关练安')]
  const [notice, safetyNotice] = [await fixer.sees('隐患整改通知'), await safety.sees('隐患整改通知')]

  // The second joins by being of the same day and site; the finder's card is now the list, and goes on from there.
  const list = await drafts(officer, { ...leakingDuct, place: '主井口', description: '防护栏杆缺失两米', due_on: '2026-12-01' }, 12)
  await list.press('hz_register')
  const grown = await list.again()
  expect(grown.text).toContain('2条都已登记')
  await grown.press('hz_add')
  await (await list.again()).press('hz_draft', {
    form: { place: '变电所', description: '灭火器过期', grade: 'general', due_on: '2026-12-08' },
  })
  await officer.sends(await aPhoto(13))
  await (await officer.sees('隐患草稿：变电所')).press('hz_show')

  // A draft is nobody's business yet.
  expect((await notice.again()).text).not.toContain('变电所')
  await (await list.again()).press('hz_edit')
  await (await list.again()).press('hz_draft')
  const third = await (await list.again()).press('hz_register')
  expect(third.toast?.content).toContain('HZ-20261123-003')
  expect((await list.again()).text).toContain('3条都已登记')

  for (const card of [await notice.again(), await safetyNotice.again()]) {
    expect(card.text).toContain('隐患整改通知（3条）')
    expect(card.text).toContain('请整改3条隐患并提交结果，最早一条在12月1日（周二）24:00前')
    for (const place of ['二采区运输巷', '主井口', '变电所']) expect(card.text).toContain(place)
  }
  await fixer.seesNothing()
  await safety.seesNothing()

  // One of them is handed in on the same card; the other two are still asked for.
  await (await notice.again()).press('hz_submit_open_2')
  await fixer.sends(await aPhoto(14))
  await fixer.sees('照片已收到')
  await (await notice.again()).press('hz_submit', { form: { measures: '装好栏杆' } })
  expect((await notice.again()).text).toContain('请整改2条隐患并提交结果，最早一条在12月8日（周二）24:00前')
  await officer.sees('整改已提交，请复查')
}, 60_000)

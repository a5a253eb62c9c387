import { expect, it } from 'vitest'

import { openRoom } from '../harness/room.ts'

it('an expert of two agencies says for which one he reports, and the choice holds in that chat until it is changed', async () => {
  const room = await openRoom()
  const expert = await room.person('解练双')
  await expert.says('上报隐患')
  await (await expert.sees('请选接下来用哪个身份办事')).press('ctx_pick_1')
  await expert.says('上报隐患')
  const first = await expert.sees('请填写隐患')
  expect(first.text).toContain('以晋城安探示例安全技术有限公司 专家身份')
  expect(first.text).toContain('晋城沁河示例煤业有限公司')
  expect(first.text).not.toContain('平定磐石')

  await expert.says('切换身份')
  const picker = await expert.sees('（现在的身份）')
  // A context he does not hold cannot be chosen by a value made by hand.
  const forged = await picker.raw({ value: { action: 'ctx_pick', membership: 'bx-taihang.manager@bx-taihang.bx.manager' } })
  expect(forged.toast?.type).toBe('error')
  await picker.press('ctx_pick_2')
  await room.api.menu(expert.openId, 'report_hazard')
  await expert.sees(/身份/)
  await expert.says('上报隐患')
  const second = await expert.sees('以阳泉固本示例安全科技有限公司 专家身份')
  expect(second.text).toContain('平定磐石示例石料有限公司')
  expect(second.text).not.toContain('晋城沁河示例煤业有限公司')
}, 60_000)

it('who has one role is never asked, and the menu does what the words do', async () => {
  const room = await openRoom()
  const officer = await room.person('韩练行')
  for (const [key, word, seen] of [
    ['help', '帮助', '安责通 帮助'],
    ['report_hazard', '上报隐患', '请填写隐患'],
    ['my_todo', '我的待办', '现在没有等您办理的事'],
    ['status', '概况', '**范围**　太行示例财产保险股份有限公司山西分公司'],
    ['switch_role', '切换身份', '（现在的身份）'],
  ] as const) {
    await room.api.menu(officer.openId, key)
    const byMenu = await officer.sees(seen)
    await officer.says(`“${word}”。`)
    expect((await officer.sees(seen)).text).toBe(byMenu.text)
  }
}, 60_000)

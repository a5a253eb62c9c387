import { expect, it } from 'vitest'

import { leakingDuct } from '../harness/general-steps.ts'
import { openRoom } from '../harness/room.ts'
import { reports } from '../harness/steps.ts'

it('the principal of two mines is asked which one he means, and a notice is answered under the mine it was sent for', async () => {
  const room = await openRoom()
  const principal = await room.person('秦示川')
  await principal.says('我的待办')
  const choice = await principal.sees('请选接下来用哪个身份办事')
  expect(choice.text).not.toContain('尚未登记身份')
  // A press that needs to know asks again, in a message of its own.
  await principal.says('帮助')
  const help = await principal.sees('安责通 帮助')
  const unsure = await help.press('status')
  expect(unsure.toast?.content).toContain('请在下一条消息里选好身份')
  expect(unsure.card).toBeUndefined()
  await (await principal.sees('请选接下来用哪个身份办事')).press('ctx_pick_2')
  expect((await (await help.again()).press('status')).toast).toBeUndefined()
  expect((await help.again()).text).toContain('**范围**　晋城沁河示例煤业有限公司')

  const officer = await room.person('韩练行')
  await reports(officer, { ...leakingDuct, fixer: '秦示川' }, 11)
  await reports(officer, { ...leakingDuct, enterprise: 'qy-danfeng', fixer: '秦示川' }, 12)
  const ofQinhe = await principal.sees(/隐患整改通知[\s\S]*沁河/)
  const ofDanfeng = await principal.sees(/隐患整改通知[\s\S]*丹峰/)
  expect(ofDanfeng.text).toContain('以高平丹峰示例煤业有限公司 主要负责人身份')
  for (const name of ['关练安', '邵练全']) await (await room.person(name)).sees('隐患整改通知')

  // 沁河 is chosen in the chat; the card of 丹峰 still runs under 丹峰.
  await ofDanfeng.press('hz_extend_open')
  const form = { reason_class: 'weather', reason: '连续降雪，材料车进不来', interim_control: '该段停工', due_on: '2026-12-20' }
  expect((await (await ofDanfeng.again()).press('hz_extend', { form })).toast?.content).toContain('延期申请已提交')
  expect((await officer.sees('延期申请，请审批')).text).toContain('秦示川（高平丹峰示例煤业有限公司 主要负责人）')

  // Text runs under what was chosen, until it is changed.
  await principal.says('我的待办')
  const todo = await principal.sees('有1件事等您办理')
  expect(todo.text).toContain('HZ-20261123-001')
  expect(todo.text).not.toContain('HZ-20261123-002')
  await principal.says('HZ-20261123-002')
  await principal.sees('没有找到')
  await principal.says('切换身份')
  const picker = await principal.sees('晋城沁河示例煤业有限公司**　主要负责人（现在的身份）')
  await picker.press('ctx_pick_1')
  await principal.says('HZ-20261123-002')
  await principal.sees('隐患 HZ-20261123-002')
  expect((await ofQinhe.again()).text).toContain('以晋城沁河示例煤业有限公司 主要负责人身份')
}, 60_000)

import { expect, it } from 'vitest'

import { buttonValue } from '../harness/button-value.ts'
import { leakingDuct, underRepair } from '../harness/general-steps.ts'
import type { SeenCard } from '../harness/person.ts'
import { openRoom } from '../harness/room.ts'

const { fixer: _fixer, ...report } = leakingDuct

/** Sends the report form with hand-made values, as a client that checks nothing. */
const forged = (form: SeenCard, formValue: Record<string, unknown>) => form.raw({ value: buttonValue(form, 'hz_draft'), formValue })

it('a wrong or missing field of a report is named, and the rest of the form is kept', async () => {
  const room = await openRoom()
  const officer = await room.person('韩练行')
  await officer.says('上报隐患')
  const form = await officer.sees('请填写隐患')
  // What the client itself refuses is never sent.
  expect((await form.press('hz_draft', { form: { enterprise: 'qy-qinhe' } })).code).toBe('client_required')
  const whole = { ...report, found_on: '2026-11-23 +0800', due_on: '2026-12-08 +0800' }
  const cases: readonly [Record<string, unknown>, string][] = [
    [{ place: '' }, '「位置」没有填写，请补上后再提交。'],
    [{ description: '  ' }, '「描述」没有填写，请补上后再提交。'],
    [{ place: '巷'.repeat(101) }, '「位置」太长，最多 100 个字，请缩短后再提交。'],
    [{ found_on: '昨天' }, '「发现日期」填写有误，请选择日期，例如 2026-11-23。'],
    [{ found_on: '2026-02-30' }, '「发现日期」填写有误，请选择日期，例如 2026-11-23。'],
    [{ found_on: '2026-11-24' }, '「发现日期」不能晚于今天（2026-11-23），请重新选择。'],
    [{ found_on: '2026-11-20' }, '「补录原因」没有填写：发现日期早于今天属于补录，请写明原因。'],
    [{ due_on: '2026-11-22' }, '「整改期限」不能早于今天（2026-11-23），请重新选择。'],
    [{ due_on: '2026-12-24' }, '「整改期限」最晚到 2026-12-23（一般隐患 30 天内），请重新选择。'],
    [{ grade: 'major', due_on: '2026-12-09' }, '「整改期限」最晚到 2026-12-08（重大隐患 15 天内），请重新选择。'],
    [{ grade: '特大' }, '「等级」填写有误，请从选项中选择。'],
    [{ discovery: '占卜' }, '「发现方式」没有「占卜」这一项，请从选项中选择'],
    [{ fixer: '查无此人' }, '「整改责任人」在这家企业没有找到「查无此人」，请从名单中选择。'],
  ]
  for (const [wrong, message] of cases) {
    const refused = await forged(await form.again(), { ...whole, ...wrong })
    expect(refused.toast?.content).toContain(message)
    const kept = JSON.stringify((await form.again()).card)
    expect(kept).toContain('"initial_option":"qy-qinhe"')
    expect(kept).toContain('请改')
    if (!('description' in wrong)) expect(kept).toContain(report.description)
    if (!('place' in wrong)) expect(kept).toContain(`"default_value":"${report.place}"`)
  }
  await officer.says('我的待办')
  await officer.sees('现在没有等您办理的事')
}, 60_000)

it('an enterprise that is not there, not meant clearly, or another insurer’s customer is told apart by nothing', async () => {
  const room = await openRoom()
  const officer = await room.person('韩练行')
  await officer.says('上报隐患')
  const form = await officer.sees('请填写隐患')
  const asked = async (enterprise: string) => {
    const { toast, card } = await forged(await form.again(), { ...report, found_on: '2026-11-23', enterprise })
    expect(JSON.stringify(card)).toContain(report.description)
    return toast?.content
  }
  const nobody = await asked('无此示例矿业有限公司')
  expect(nobody).toContain('没有找到这家企业')
  // A customer of the other insurer, by name, by id, and by a part of its name.
  for (const other of ['平定磐石示例石料有限公司', 'qy-panshi', '平定磐石']) expect(await asked(other)).toBe(nobody)
  const several = await asked('高平丹河示例化工有限公司')
  expect(several).toContain('高平丹河示例化工有限公司（一厂区）、高平丹河示例化工有限公司（二厂区）')
  expect(several).not.toContain('磐石')
}, 60_000)

it('a press by the wrong person, in the wrong role, on an old card, twice, from a forwarded card or with a made-up value changes nothing', async () => {
  const room = await openRoom()
  const { officer, fixer, safety, notice, number } = await underRepair(room)
  const old = buttonValue(notice, 'hz_submit_open')
  const submit = { ...old, action: 'hz_submit' }
  const formValue = { measures: '已整改' }
  // Another enterprise, another insurer: the hazard does not exist for them.
  for (const name of ['巩练石', '任练河', '路小遥']) {
    const other = await room.person(name)
    await other.says('帮助')
    const card = await other.sees(/帮助|登记身份/)
    const answer = await card.raw({ value: submit, formValue })
    expect(answer.toast?.content).toMatch(/没有找到这条隐患|安责通还不认识您/)
    expect(answer.card).toBeUndefined()
  }
  await officer.says('帮助')
  const help = await officer.sees('安责通 帮助')
  expect((await help.raw({ value: submit, formValue })).toast?.content).toContain('不由您现在的身份办理')
  for (const value of [{ action: 'hz_submit' }, { action: 'hz_submit', hazard: number, v: -1 }, { action: 'hz_submit', hazard: 7, v: 1 }]) {
    expect((await help.raw({ value })).toast?.content).toContain('这张卡片的内容不完整，没有办理')
  }
  for (const value of [{ action: 'drop_table' }, { action: '__proto__' }, {}]) {
    expect((await help.raw({ value })).toast?.content).toContain('这个按钮已经不能用了')
  }
  // A forwarded card cannot be pressed; its press made by hand runs under who presses.
  const passed = await room.api.forward(fixer.openId, notice.messageId, (await room.person('巩练石')).openId)
  expect((await room.api.press((await room.person('巩练石')).openId, { messageId: passed.messageId, target: 'hz_show' })).code).toBe(
    'client_forwarded',
  )
  await (await room.person('巩练石')).looksAtEverything()

  await notice.press('hz_extend_open')
  const extend = { reason_class: 'other', reason: '雨季', interim_control: '停用该巷道', due_on: '2026-12-20' }
  const first = await (await notice.again()).press('hz_extend', { form: extend })
  expect(first.toast?.type).toBe('success')
  // The same press once more is a success and asks for nothing twice; another one on the old card is shown the present one.
  const value = { ...old, action: 'hz_extend' }
  expect((await notice.raw({ value, formValue: extend })).toast?.type).toBe('success')
  const stale = await notice.raw({ value, formValue: { ...extend, due_on: '2026-12-21' } })
  expect(stale.toast?.content).toContain('这张卡片已过时')
  expect((await notice.again()).text).toContain('刚才那张卡片已经过时，没有改动')
  await officer.sees('延期申请，请审批')
  for (const person of [officer, fixer, safety]) await person.seesNothing()
}, 60_000)

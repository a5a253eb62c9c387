import { expect, it } from 'vitest'

import { buttonValue } from '../harness/button-value.ts'
import { leakingDuct, underRepair } from '../harness/general-steps.ts'
import { openRoom } from '../harness/room.ts'
import { reports } from '../harness/steps.ts'

const asked = {
  reason_class: 'purchase',
  reason: '风筒接头缺货，12月15日到货',
  interim_control: '每班测风，风量不足停工',
  due_on: '2026-12-20',
}

it('more time is asked with reason and controls in the meantime, and granted by the insurer alone', async () => {
  const room = await openRoom()
  const { fixer, safety, officer, notice, safetyNotice } = await underRepair(room)
  await notice.press('hz_extend_open')
  for (const [field, value, why] of [
    ['due_on', '2026-12-08', '新的期限要晚于现在的期限 2026-12-08'],
    ['due_on', '2027-01-08', '一次最多延 30 天，最晚 2027-01-07'],
  ] as const) {
    const refused = await (await notice.again()).press('hz_extend', { form: { ...asked, [field]: value } })
    expect(refused.toast?.content).toContain(why)
    const kept = JSON.stringify((await notice.again()).card)
    for (const text of [asked.reason, asked.interim_control, `"initial_date":"${value}"`]) expect(kept).toContain(text)
  }
  const empty = await (await notice.again()).raw({
    value: buttonValue(await notice.again(), 'hz_extend'),
    formValue: { ...asked, interim_control: '' },
  })
  expect(empty.toast?.content).toBe('「整改期间的防范措施」没有填写，请补上后再提交。')
  const done = await (await notice.again()).press('hz_extend', { form: asked })
  expect(done.toast?.content).toBe('延期申请已提交。批准前期限不变。')

  // The side that asks never decides, neither the one who asked nor a colleague nor the principal.
  const request = await officer.sees('延期申请，请审批')
  expect(request.text).toContain('12月20日')
  const value = buttonValue(request, 'hz_extend_ok')
  for (const card of [await notice.again(), await safetyNotice.again()]) {
    expect((await card.raw({ value })).toast?.content).toContain('不由您现在的身份办理')
  }
  await request.press('hz_extend_ok', { form: {} })
  expect((await officer.unseen()).length).toBe(0)
  for (const person of [fixer, safety]) expect((await person.sees('延期申请的结果')).text).toContain('延期已同意')
  expect((await notice.again()).text).toContain('12月20日')
  // The old day has no reminder any more, the new one has.
  await room.turnTo('2026-12-08T10:00:00+08:00')
  await fixer.seesNothing()
  await room.turnTo('2026-12-17T10:00:00+08:00')
  for (const person of [fixer, safety]) await person.sees('隐患整改快到期了')
}, 60_000)

it('a request is refused with a reason, withdrawn by who asked, and lapses when nobody decides by the due day', async () => {
  const room = await openRoom()
  const { fixer, safety, officer, notice, safetyNotice } = await underRepair(room, { due_on: '2026-11-23' })
  await notice.press('hz_extend_open')
  await (await notice.again()).press('hz_extend', { form: asked })
  const first = await officer.sees('延期申请，请审批')
  const unsaid = await first.press('hz_extend_no', { form: {} })
  expect(unsaid.toast?.content).toContain('没有填写')
  await (await first.again()).press('hz_extend_no', { form: { reason: '现货可以当天送到' } })
  const answer = await fixer.sees('延期没有同意，按原来的期限整改')
  expect(answer.text).toContain('现货可以当天送到')
  await safety.sees('延期没有同意')

  await safetyNotice.press('hz_extend_open')
  await (await safetyNotice.again()).press('hz_extend', { form: asked })
  const second = await officer.sees('延期申请，请审批')
  // Only who asked takes it back; the other's press changes nothing.
  const value = buttonValue(second, 'hz_extend_ok')
  const others = await (await notice.again()).raw({ value: { ...value, action: 'hz_extend_back' } })
  expect(others.toast?.content).toBe('只有申请人本人能撤回延期申请。')
  const back = await (await safetyNotice.again()).raw({ value: { ...value, action: 'hz_extend_back' } })
  expect(back.toast?.content).toBe('延期申请已撤回，原期限不变。')
  expect((await second.again()).text).toContain('延期申请已撤回，按原来的期限整改')

  await (await notice.again()).press('hz_extend_open')
  await (await notice.again()).press('hz_extend', { form: asked })
  const third = await officer.sees('延期申请，请审批')
  await room.turnTo('2026-11-24T00:00:00+08:00')
  for (const person of [fixer, safety, officer]) await person.sees('延期申请失效')
  const late = await (await third.again()).raw({ value: buttonValue(third, 'hz_extend_ok') })
  expect(late.toast?.type).toBe('error')
}, 60_000)

it('a date set by order is moved by the authority alone, and twice at most', async () => {
  const room = await openRoom()
  const enforcer = await room.person('靳练严')
  await reports(enforcer, { ...leakingDuct, discovery: 'enforcement' }, 31)
  const [fixer, safety] = [await room.person('闫练修'), await room.person('关练安')]
  const notice = await fixer.sees('隐患整改通知')
  await safety.sees('隐患整改通知')
  const officer = await room.person('韩练行')
  await officer.says('帮助')
  const help = await officer.sees('安责通 帮助')
  for (const due_on of ['2026-12-20', '2026-12-28']) {
    await notice.press('hz_extend_open')
    await (await notice.again()).press('hz_extend', { form: { ...asked, due_on } })
    const [request, same] = [
      await (await room.person('段练沁')).sees('延期申请，请审批'),
      await (await room.person('樊示水')).sees('延期申请，请审批'),
    ]
    const value = buttonValue(same, 'hz_extend_ok')
    expect((await help.raw({ value })).toast?.content).toContain('不由您现在的身份办理')
    expect((await same.press('hz_extend_ok', { form: {} })).toast?.content).toBe('已同意延期。')
    expect((await request.again()).text).toContain('延期已同意')
    for (const person of [fixer, safety]) await person.sees('延期申请的结果')
  }
  const last = await notice.again()
  expect(last.text).toContain('12月28日')
  expect(() => buttonValue(last, 'hz_extend_open')).toThrow('no button')
  const third = await last.raw({
    value: { ...buttonValue(last, 'hz_submit_open'), action: 'hz_extend' },
    formValue: { ...asked, due_on: '2026-12-30' },
  })
  expect(third.toast?.content).toContain('延期次数已用完，请按期整改')
}, 60_000)

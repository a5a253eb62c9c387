import { expect, it } from 'vitest'

import type { Person } from '../harness/person.ts'
import { openRoom } from '../harness/room.ts'

const received = '已收到。单位全称和身份核对无误的，会由该单位的管理员办理'
const mine = '晋城沁河示例煤业有限公司'

/** Opens the registration form and presses one of its buttons. */
async function registers(person: Person, target: 'reg_ask' | 'reg_code', given: Record<string, unknown>) {
  await person.says('登记')
  const form = await person.sees('登记身份')
  const result = await form.press(target, { form: { name: person.who.name, ...given } })
  return { result, card: await form.again() }
}

it('a stranger is told nothing, whatever he asks for, and five times a day', async () => {
  const room = await openRoom()
  const stranger = await room.person('路小遥')
  // Whatever a stranger writes, nothing is listed.
  await stranger.says('我的待办')
  expect((await stranger.sees('请先登记身份')).text).not.toContain(mine)
  const unnamed = await registers(stranger, 'reg_ask', { role: 'qy.worker' })
  expect(unnamed.result.toast).toEqual({ type: 'error', content: '「单位」没有填写，请补上后再提交。' })
  expect(JSON.stringify(unnamed.card.card)).toContain('"initial_option":"qy.worker"')
  // No such company; a part of a name; a company at two sites; a role such a body does not have: one answer.
  const asked = [
    { organisation: '晋城无此示例煤业有限公司', role: 'qy.worker' },
    { organisation: '沁河示例煤业', role: 'qy.worker' },
    { organisation: '高平丹河示例化工有限公司', role: 'qy.worker' },
    { organisation: mine, role: 'bx.manager' },
  ]
  for (const given of asked) {
    const { result, card } = await registers(stranger, 'reg_ask', given)
    expect(result.toast?.content).toContain(received)
    expect(card.text).toContain('已收到。单位核实后会在这里告诉您')
  }
  const wrongCode = await registers(stranger, 'reg_code', { code: 'AAAAA-AAAAA' })
  expect(wrongCode.result.toast?.content).toContain('邀请码不对、已经用过或已过期')
  const sixth = await registers(stranger, 'reg_ask', { organisation: mine, role: 'qy.worker' })
  expect(sixth.result.toast?.content).toContain('今天已经试了 5 次，请明天再试')
  for (const name of ['秦示川', '关练安', '梁示衡']) await (await room.person(name)).seesNothing()
  await room.advance('P1D')
  const nextDay = await registers(stranger, 'reg_ask', { organisation: mine, role: 'qy.worker' })
  expect(nextDay.result.toast?.content).toContain(received)
  await (await room.person('秦示川')).sees('登记申请')
}, 60_000)

it('the principal lets in his people, and nobody else may', async () => {
  const room = await openRoom()
  const stranger = await room.person('路小遥')
  await registers(stranger, 'reg_ask', { organisation: mine, role: 'qy.fixer', mobile: '13812345678' })
  const principal = await room.person('秦示川')
  const request = await principal.sees('登记申请')
  expect(request.text).toMatch(/手机\*\*　138.*5678/)
  expect(request.text).not.toContain('13812345678')
  // The same press from a card that was never his.
  const registration = /"registration":"([^"]+)"/.exec(JSON.stringify(request.card))?.[1]
  for (const name of ['关练安', '党示磐', '韩练行']) {
    const other = await room.person(name)
    await other.says('帮助')
    const forged = await (await other.sees('帮助')).raw({ value: { action: 'reg_ok', registration } })
    expect(forged.toast?.type).toBe('error')
    expect(forged.card).toBeUndefined()
  }
  const unsaid = await request.press('reg_no', { form: {} })
  expect(unsaid.toast?.content).toBe('「原因」没有填写，请补上后再提交。')
  await request.press('reg_ok')
  expect((await request.again()).text).toContain('已由秦示川同意')
  expect((await stranger.sees('登记通过，可以办事了')).text).toContain('整改责任人')
  const twice = await request.raw({ value: { action: 'reg_ok', registration } })
  expect(twice.toast?.type).toBe('success')
  await stranger.says('我的待办')
  await stranger.sees('现在没有等您办理的事')
  await stranger.seesNothing()
}, 60_000)

it('an enterprise nobody can reach is invited in one press; its code works once and still needs the county', async () => {
  const room = await openRoom()
  const outsider = await room.person('关练安')
  await outsider.says('联系不上的企业')
  await outsider.sees('您的身份不用办理这件事')
  const officer = await room.person('韩练行')
  await officer.says('联系不上的企业')
  const list = await officer.sees('1家企业没有人登记')
  expect(list.text).toContain('沁水碧波示例渔业有限公司')
  expect(list.text).toContain('太行示例财产保险股份有限公司')
  await list.press('dir_invite_1')
  const code = /[2-9A-Z]{5}-[2-9A-Z]{5}/.exec((await list.again()).text)?.[0]

  const stranger = await room.person('路小遥')
  await stranger.says(code ?? '')
  const form = await stranger.sees('登记身份')
  expect(JSON.stringify(form.card)).toContain(`"default_value":"${code}"`)
  const used = await form.press('reg_code', { form: { name: '路小遥' } })
  expect(used.toast?.content).toBe('已收到，等单位管理员同意后这里会通知您。')
  const again = await registers(await room.person('陌小川'), 'reg_code', { code })
  expect(again.result.toast?.content).toContain('邀请码不对、已经用过或已过期')

  const county = await room.person('栗练册')
  const request = await county.sees('登记申请')
  expect(request.text).toContain('主要负责人')
  await request.press('reg_ok')
  for (const name of ['段练沁', '樊示水']) await (await room.person(name)).sees('已由栗练册同意，不用您办理')
  await stranger.sees('登记通过，可以办事了')
  await officer.says('联系不上的企业')
  await officer.sees('每家企业都有人登记')
}, 60_000)

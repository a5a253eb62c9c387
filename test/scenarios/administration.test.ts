import { expect, it } from 'vitest'

import { underRepair } from '../harness/general-steps.ts'
import { castOf, majorNotified } from '../harness/major-steps.ts'
import type { Person } from '../harness/person.ts'
import { openRoom, type Room } from '../harness/room.ts'
import { reports } from '../harness/steps.ts'

/** Opens 单位管理. */
async function administers(person: Person) {
  await person.says('单位管理')
  return person.sees('有人离职或换岗')
}

/** The value of the button in the row of this person. */
function membershipOf(card: unknown, action: string, membership: string): Record<string, unknown> {
  expect(JSON.stringify(card)).toContain(membership)
  return { action, membership }
}

const officerRole = 'bx-taihang.service@bx-taihang.bx.service'

async function refusals(room: Room, forged: readonly Record<string, unknown>[], names: readonly string[]) {
  for (const name of names) {
    const person = await room.person(name)
    await person.says('帮助')
    const card = await person.sees('想办什么')
    for (const value of forged) {
      const answer = await card.raw({
        value,
        formValue: { reason: '试试', deputy: 'nobody', role: 'bx.admin', person: 'x', person_1: 'x' },
      })
      expect({ name, value, type: answer.toast?.type, card: answer.card }).toEqual({ name, value, type: 'error', card: undefined })
    }
  }
}

it('who keeps no body is told so, and a press made by hand changes nothing', async () => {
  const room = await openRoom()
  const outsider = await room.person('关练安')
  await outsider.says('单位管理')
  await outsider.sees('您的身份不管理单位成员')
  await refusals(
    room,
    [
      { action: 'org_end', membership: officerRole },
      { action: 'org_end_open', membership: officerRole },
      { action: 'org_deputy', membership: officerRole },
      { action: 'org_invite', body: 'bx-taihang' },
      { action: 'org_duty', body: 'bx-taihang', matter: 'grading' },
      { action: 'org_care_set', enterprise: 'qy-qinhe' },
      { action: 'sys_auto', on: false },
    ],
    // A safety manager, the other insurer's administrator, a principal.
    ['关练安', '阎练掌', '党示磐'],
  )
}, 60_000)

it('a deputy is named, the role is ended with a reason, and the deputy has what waited', async () => {
  const room = await openRoom()
  const { number } = await underRepair(room)
  await reports(await room.person('裴练察'), { grade: 'unsure' }, 2)
  await (await room.person('韩练行')).sees('请给隐患定级')
  const admin = await room.person('方练管')
  const list = await administers(admin)
  expect(list.text).toContain('代理人：史练勤')

  await list.raw({ value: membershipOf(list.card, 'org_deputy_open', officerRole) })
  const named = await (await list.again()).press('org_deputy', { form: { deputy: 'bx-taihang.branch' } })
  expect(named.toast?.content).toBe('代理人已设好。')
  expect((await list.again()).text).toContain('代理人：丁练晋')

  await list.raw({ value: { action: 'org_end_open', membership: officerRole } })
  const form = await list.again()
  expect(form.text).toContain('会转给代理人丁练晋')
  expect((await form.press('org_end', { form: { reason: '   ' } })).toast?.content).toContain('「原因」没有填写')
  const ended = await (await list.again()).press('org_end', { form: { reason: '调离' } })
  expect(ended.toast?.content).toContain('已转给丁练晋')
  expect((await list.again()).text).not.toContain('韩练行')
  const deputy = await room.person('丁练晋')
  expect((await deputy.sees('由您办理，期限不变')).text).toContain('韩练行')
  await deputy.looksAtEverything()
  const officer = await room.person('韩练行')
  await officer.says(number)
  await officer.sees('请先登记身份')
}, 60_000)

it('a code for a role of the own body is used by a stranger, whom the principal lets in', async () => {
  const room = await openRoom()
  const principal = await room.person('党示磐')
  const list = await administers(principal)
  expect(list.text).not.toContain('值班名单')
  await list.press('org_invite_open')
  expect((await (await list.again()).press('org_invite', { form: { role: 'qy.fixer' } })).toast?.content).toContain('只显示这一次')
  const code = /[2-9A-Z]{5}-[2-9A-Z]{5}/.exec((await list.again()).text)?.[0] ?? ''
  const stranger = await room.person('路小遥')
  await stranger.says(code)
  await (await stranger.sees('登记身份')).press('reg_code', { form: { name: '路小遥' } })
  await (await principal.sees('登记申请')).press('reg_ok')
  expect((await stranger.sees('登记通过，可以办事了')).text).toContain('整改责任人')
  expect((await administers(principal)).text).toContain('路小遥')
}, 60_000)

it('a card of one mine changes nothing at the other mine of the same principal', async () => {
  const room = await openRoom()
  const principal = await room.person('秦示川')
  await principal.says('切换身份')
  const picker = await principal.sees('请选接下来用哪个身份办事')
  await picker.press('ctx_pick_1')
  const list = await administers(principal)
  await list.press('org_invite_open')
  await principal.says('切换身份')
  await (await principal.sees('请选接下来用哪个身份办事')).press('ctx_pick_2')
  const refused = await (await list.again()).press('org_invite', { form: { role: 'qy.fixer' } })
  expect(refused.toast?.content).toContain('这张卡片是另一个身份的')
  expect(await room.database.db.prisma.inviteCode.count()).toBe(0)
}, 60_000)

it('a changed duty list decides who gets an overdue report; an insurer names the risk officer of a customer', async () => {
  const room = await openRoom()
  const admin = await room.person('栗练册')
  const list = await administers(admin)
  await list.press('org_duty_open')
  const duty = await list.again()
  expect(duty.text).toContain('1、段练沁 县应急局经办　2、樊示水 县应急局负责人')
  const staff = 'yj-qinshui.staff@yj-qinshui.yjx.staff'
  const twice = await duty.press('org_duty', { form: { person_1: staff, person_2: staff } })
  expect(twice.toast?.content).toContain('每人一次')
  const lead = 'yj-qinshui.lead@yj-qinshui.yjx.lead'
  expect((await (await list.again()).press('org_duty', { form: { person_1: lead, person_2: 'nobody' } })).toast?.content).toContain(
    '已保存',
  )
  expect((await list.again()).text).toContain('**现在**　1、樊示水 县应急局负责人')

  const cast = await castOf(room)
  const customers = await administers(cast.manager)
  await customers.press('org_care')
  await customers.raw({ value: { action: 'org_care_open', enterprise: 'qy-qinhe' } })
  const chosen = await (await customers.again()).press('org_care_set', { form: { person: 'bx-taihang.service-2' } })
  expect(chosen.toast?.content).toBe('客户负责人已指定。')

  // The grading now waits on the newly named officer.
  await majorNotified({ ...cast, service: await room.person('史练勤') })
  await room.turnTo('2026-12-09T00:01:00+08:00')
  await (await room.person('樊示水')).sees('重大隐患逾期报告')
  const off = await (await room.person('段练沁')).unseen()
  expect(off.filter(({ content }) => JSON.stringify(content).includes('重大隐患逾期报告'))).toEqual([])
  for (const { name } of await room.api.people()) await (await room.person(name)).looksAtEverything()
}, 60_000)

it('the province turns automatic reports off, and nobody’s silence is reported by the system any more', async () => {
  const room = await openRoom()
  const admin = await room.person('卫练达')
  const list = await administers(admin)
  await list.press('sys_auto_open')
  const card = await list.again()
  expect(card.text).toContain('由系统在 24 小时后代报')
  expect((await card.press('sys_auto', { form: { reason: '演练' }, confirm: false })).status).toBeDefined()
  expect((await list.again()).text).toContain('现在是开着的')
  expect((await card.press('sys_auto', { form: { reason: '演练' } })).toast?.content).toContain('系统代报已关闭')
  expect((await list.again()).text).toContain('现在是关着的')
  await majorNotified(await castOf(room))
  await room.turnTo('2026-12-10T09:00:00+08:00')
  const received = await (await room.person('樊示水')).unseen()
  expect(received.filter(({ content }) => JSON.stringify(content).includes('重大隐患逾期报告'))).toEqual([])
  for (const { name } of await room.api.people()) await (await room.person(name)).looksAtEverything()
}, 60_000)

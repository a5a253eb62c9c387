import { expect, it } from 'vitest'

import { buttonValue } from '../harness/button-value.ts'
import { castOf, majorNotified } from '../harness/major-steps.ts'
import { openRoom, type Room } from '../harness/room.ts'

/** The report of a major hazard of 沁河 as the clock sends it, on Wednesday 9 December; every earlier message is looked at. */
async function reported(room: Room) {
  const cast = await castOf(room)
  await majorNotified(cast)
  await room.turnTo('2026-12-09T00:00:00+08:00')
  const names = { staff: '段练沁', lead: '樊示水', energy: '尚练炭', energyLead: '侯示炬', city: '牛练城', cityLead: '原示高' } as const
  const reports = { staff: '', lead: '', energy: '', energyLead: '' }
  const people = Object.fromEntries(
    await Promise.all(Object.entries(names).map(async ([key, name]) => [key, await room.person(name)])),
  ) as Record<keyof typeof names, Awaited<ReturnType<Room['person']>>>
  const cards = {} as Record<keyof typeof reports, Awaited<ReturnType<typeof people.staff.sees>>>
  for (const key of Object.keys(reports) as (keyof typeof reports)[]) cards[key] = await people[key].sees('重大隐患逾期报告')
  for (const person of [...Object.values(cast), ...Object.values(people)]) await person.looksAtEverything()
  return { cast, people, cards }
}

it('a report is received, handled, listed, answered and finished by buttons, each told to the insurer', async () => {
  const room = await openRoom()
  const { cast, cards, people } = await reported(room)
  const { service, manager, principal } = cast
  const listed = { due_on: '2026-12-20', reason: '限期治理' }
  const told = async (words: string) => {
    for (const person of [service, manager]) await person.sees(words)
  }
  await cards.staff.press('rp_receive')
  await told('逾期报告已接收')
  await cards.staff.press('rp_handle')
  await told('逾期报告在处置')

  expect(
    (await cards.staff.raw({ value: { ...buttonValue(await cards.lead.again(), 'rp_list_open'), action: 'rp_list' }, formValue: listed }))
      .toast?.type,
  ).toBe('error')
  await cards.lead.press('rp_list_open')
  expect((await cards.lead.press('rp_list', { form: { ...listed, due_on: '2026-12-08' } })).toast?.content).toContain('应在今天')
  expect((await cards.lead.press('rp_list', { form: listed })).toast?.type).toBe('success')
  for (const person of [service, manager, principal]) expect((await person.sees('重大隐患已挂牌督办')).text).toContain('沁水县应急管理局')
  for (const person of [cast.controller, cast.safety, cast.fixer]) await person.sees('重大隐患已挂牌督办')

  await cards.staff.press('rp_answer_open')
  await cards.staff.press('rp_answer', { form: { opinion: '已责令停产整改' } })
  await told('逾期报告有处置意见')
  await cards.staff.press('rp_done_open')
  expect((await cards.staff.press('rp_done', { form: { result: '已停产，12月20日前治理完' } })).toast?.type).toBe('success')
  await told('逾期报告已办结')
  const shown = (await cards.staff.again()).text
  for (const words of ['已办结', '处置意见：已责令停产整改', '办结：已停产，12月20日前治理完', '超时：太行示例'])
    expect(shown).toContain(words)
  // The department’s own part is where it was: it is rung again on the next working day.
  await room.turnTo('2026-12-10T09:00:00+08:00')
  for (const person of [people.energy, people.energyLead]) expect((await person.sees('重大隐患逾期报告')).urgent).toEqual(['phone'])
  for (const person of [people.staff, people.lead]) await person.seesNothing()
})

it('a report handed on is the other body’s; taking it back is not the receiver’s', async () => {
  const room = await openRoom()
  const { cast, cards, people } = await reported(room)
  const { service, manager } = cast
  const mine = await room.database.db.prisma.overdueReport.findFirstOrThrow({})
  const back = { action: 'rp_withdraw', hazard: mine.hazardId, v: 1, report: mine.id }
  expect((await cards.staff.raw({ value: back, formValue: { reason: '写错' } })).toast?.type).toBe('error')

  await cards.staff.press('rp_show')
  await cards.staff.press('rp_transfer_open')
  expect((await cards.staff.press('rp_transfer', { form: { body: 'yj-gaoping', reason: '企业在高平市境内' } })).toast?.type).toBe('success')
  const other = await (await room.person('姬练平')).sees('其他单位移送到您单位')
  expect(other.text).toContain('沁水县应急管理局（练习）移送：企业在高平市境内')
  for (const person of [service, manager]) await person.sees('逾期报告已移送')
  expect((await other.press('rp_receive')).toast?.type).toBe('success')
  for (const person of [service, manager]) await person.sees('逾期报告已接收')
  expect((await (await cards.lead.again()).press('hz_show')).status).toBe('ok')
  await people.staff.seesNothing()
})

it('left lying it climbs: again by telephone, the city, the province with its watch list', async () => {
  const room = await openRoom()
  const { cast, people } = await reported(room)
  const four = [people.staff, people.lead, people.energy, people.energyLead]
  await room.turnTo('2026-12-10T09:00:00+08:00')
  for (const person of four) expect((await person.sees('重大隐患逾期报告')).urgent).toEqual(['phone'])
  await room.turnTo('2026-12-14T08:59:00+08:00')
  for (const person of [people.city, people.cityLead]) await person.seesNothing()
  await room.turnTo('2026-12-14T09:00:00+08:00')
  for (const name of ['牛练城', '原示高', '续练煤', '乔示能']) {
    expect((await (await room.person(name)).sees('下级单位没有按时办理，升级到您单位')).text).toContain('3个工作日没有处置意见')
  }
  await room.turnTo('2026-12-18T09:00:00+08:00')
  for (const name of ['牛练城', '原示高', '续练煤', '乔示能']) await (await room.person(name)).looksAtEverything()
  const province = await room.person('霍练兵')
  const report = await province.sees('升级到您单位')
  for (const name of ['景示远', '温练石']) await (await room.person(name)).sees('升级到您单位')
  for (const person of [cast.service, cast.manager]) await person.sees('已列入省级关注名单')
  await report.press('hz_list')
  expect((await report.again()).text).toContain('共1条')
})

import { expect, it } from 'vitest'

import { castOf, judged } from '../harness/major-steps.ts'
import type { Person } from '../harness/person.ts'
import { aPhoto } from '../harness/photos.ts'
import { openRoom, type Room } from '../harness/room.ts'
import { reports } from '../harness/steps.ts'

const typed = { ...judged, clause: '', clause_text: '现场判定：涉险区域人员聚集，安全设施失效' }

/** A major hazard of another site, notified and left alone until its report is with the bodies. */
async function leftAlone(
  room: Room,
  of: { enterprise: string; finder: string; manager: string; from: readonly string[] },
): Promise<Person> {
  const finder = await room.person(of.finder)
  const manager = await room.person(of.manager)
  const card = await reports(finder, { enterprise: of.enterprise })
  await card.press('hz_grade_open')
  await card.press('hz_grade', { form: typed })
  await (await manager.sees('重大隐患定级，请审定')).press('hz_grade_ok')
  await room.turnTo('2026-12-08T23:59:00+08:00')
  for (const name of [of.finder, of.manager, ...of.from]) await (await room.person(name)).looksAtEverything()
  await room.turnTo('2026-12-09T00:01:00+08:00')
  return manager
}

it('a smelter’s report goes to its county bureau once and counts for both bodies', async () => {
  const room = await openRoom()
  const site = ['上官示炉', '谭练温', '甄练铸', '吉练阳', '茹练锋']
  const manager = await leftAlone(room, { enterprise: 'qy-yunduan', finder: '韩练行', manager: '梁示衡', from: site })
  const report = await (await room.person('吉练阳')).sees('重大隐患逾期报告')
  expect(report.text).toContain('阳城县应急管理局（练习）（应急管理部门，同时是行业主管部门）')
  await report.press('rp_receive')
  for (const person of [manager, await room.person('韩练行')]) {
    await person.sees('逾期报告已报送')
    await person.sees('逾期报告已接收')
  }
})

it('a fishery without a department is reported to the bureau and carried to the rest by hand', async () => {
  const room = await openRoom()
  const duty = ['段练沁', '樊示水']
  const manager = await leftAlone(room, { enterprise: 'qy-bibo', finder: '史练勤', manager: '梁示衡', from: duty })
  for (const name of duty) await (await room.person(name)).sees('重大隐患逾期报告')
  const officer = await room.person('史练勤')
  const tasks = []
  for (const person of [manager, officer]) {
    const task = await person.sees('逾期报告要当面送达')
    expect(task.text).toContain('农业农村')
    tasks.push(task)
    await person.sees('逾期报告已报送')
  }
  const operator = await room.person('司练维')
  expect((await operator.sees('重大隐患告知送不到企业负责人')).text).toContain('书面送达')
  expect((await operator.sees('逾期报告没有送到接收单位')).text).toContain('农业农村局')

  const task = tasks[1]
  await task?.press('rp_carry_open')
  const carried = { body: 'by-hand:industry-department', delivered_on: '2026-12-09', received_by: '宁示渔', how: '送到局办公室' }
  expect((await task?.press('rp_carry', { form: carried }))?.toast?.content).toContain('送达回证的照片')
  await officer.sends(await aPhoto(31))
  await officer.sees('照片已收到')
  expect((await task?.press('rp_carry', { form: carried }))?.toast?.content).toBe('当面送达已登记。')
  await manager.sees('逾期报告已当面送达')
  const paper = await room.database.db.prisma.overdueReportRecipient.findFirstOrThrow({ where: { state: 'carried' } })
  expect(paper.carried).toMatchObject({ on: '2026-12-09', to: '宁示渔', by: '史练勤', photos: [expect.stringMatching(/^[0-9a-f]{64}$/)] })
})

it('a county without staff is passed over: the city is told at once and the county’s copy is carried there', async () => {
  const room = await openRoom()
  await castOf(room)
  const site = ['暴示岭', '都练山', '平练川', '牛练城', '原示高']
  const manager = await leftAlone(room, { enterprise: 'qy-lingshang', finder: '任练河', manager: '柴示汾', from: site })
  for (const name of ['牛练城', '原示高']) await (await room.person(name)).sees('重大隐患逾期报告')
  for (const person of [manager, await room.person('任练河')]) {
    expect((await person.sees('逾期报告要当面送达')).text).toContain('陵川县应急管理局')
    await person.sees('逾期报告已报送')
  }
  await (await room.person('司练维')).sees('逾期报告没有送到接收单位')
})

it('a county whose only person on duty has stopped the bot: a colleague who may receive has the report at once', async () => {
  const room = await openRoom()
  const site = ['上官示炉', '谭练温', '甄练铸', '吉练阳', '茹练锋', '牛练城', '原示高']
  const staff = await room.person('吉练阳')
  const before = leftAlone(room, { enterprise: 'qy-yunduan', finder: '韩练行', manager: '梁示衡', from: site })
  await room.api.call('PATCH', `/people/${staff.openId}`, { stoppedBot: true })
  const manager = await before
  await (await (await room.person('茹练锋')).sees('重大隐患逾期报告')).press('rp_receive')
  for (const person of [manager, await room.person('韩练行')]) {
    await person.sees('逾期报告已报送')
    await person.sees('逾期报告已接收')
  }
})

it('a county where everybody has stopped the bot: the city is told at once, the paper is carried, the operator hears of it', async () => {
  const room = await openRoom()
  const site = ['上官示炉', '谭练温', '甄练铸', '吉练阳', '茹练锋', '牛练城', '原示高']
  const before = leftAlone(room, { enterprise: 'qy-yunduan', finder: '韩练行', manager: '梁示衡', from: site })
  for (const name of ['吉练阳', '茹练锋']) {
    await room.api.call('PATCH', `/people/${(await room.person(name)).openId}`, { stoppedBot: true })
  }
  const manager = await before
  for (const name of ['牛练城', '原示高']) {
    const report = await (await room.person(name)).sees('下级单位联系不上，直接报到您单位')
    expect(report.text).toContain('阳城县应急管理局（练习）（应急管理部门，同时是行业主管部门）：待当面送达')
    expect(report.text).toContain('停用了机器人')
  }
  for (const person of [manager, await room.person('韩练行')]) {
    await person.sees('逾期报告已报送')
    await person.sees('逾期报告要当面送达')
  }
  const operator = await room.person('司练维')
  await operator.looksAtEverything()
})

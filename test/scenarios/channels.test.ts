import { expect, it } from 'vitest'

import { castOf, majorNotified, majorProposed } from '../harness/major-steps.ts'
import type { Person } from '../harness/person.ts'
import { openRoom, type Room } from '../harness/room.ts'

/** What the platform says to a person's buzzes, or that he has stopped the bot. */
const set = (room: Room, person: Person, settings: Record<string, unknown>) => room.api.call('PATCH', `/people/${person.openId}`, settings)

it('a buzz the platform refuses is followed by the next channel at once, and the last one by the paper', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  await set(room, cast.controller, { urgentRefusals: { app: 230024 } })
  await set(room, cast.principal, { urgentRefusals: { app: 230024, sms: 230023, phone: 230024 } })
  const cards = await majorNotified(cast)
  expect((await cards.controller.again()).urgent).toEqual(['sms'])
  expect((await cards.principal.again()).urgent).toEqual([])
  const task = await cast.service.sees('书面送达告知书')
  expect(task.text).toContain('秦示川（主要负责人）')
  await task.press('hz_show')
  await task.press('hz_timeline')
  const story = (await task.again()).text
  for (const words of [
    '路示峰：应用内加急不通（本月的加急额度已用完），改用短信加急',
    '秦示川：短信加急不通（积压的加急消息太多，平台不再加急），改用电话加急',
    '秦示川：电话加急不通（本月的加急额度已用完），改用书面送达',
  ])
    expect(story).toContain(words)
})

it('a signer who has stopped the bot is a task on paper at once; both of them, and the operator hears of it', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  await set(room, cast.principal, { stoppedBot: true })
  const proposal = await majorProposed(cast)
  await proposal.press('hz_grade_ok')
  await cast.controller.sees('重大事故隐患告知')
  const task = await cast.service.sees('书面送达告知书')
  expect(task.text).toContain('送不到：停用了机器人')
  expect(task.text).toContain('告知送到了、一直没有人打开')
  const operator = await room.person('司练维')
  await operator.seesNothing()

  await set(room, cast.controller, { stoppedBot: true })
  await room.advance('PT2H1M')
  await cast.service.sees('书面送达告知书')
  await operator.seesNothing()
  await room.advance('PT46H')
  await cast.service.sees('书面送达告知书')
  for (const name of ['段练沁', '樊示水']) await (await room.person(name)).sees('收到告知后一直没有打开')
})

it('nobody of the enterprise can be reached: paper and operator at once', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  for (const person of [cast.principal, cast.controller]) await set(room, person, { stoppedBot: true })
  const proposal = await majorProposed(cast)
  await proposal.press('hz_grade_ok')
  expect((await cast.service.sees('书面送达告知书')).text).toContain('告知的卡片送不到企业负责人')
  await cast.service.sees('书面送达告知书')
  await (await room.person('司练维')).sees('重大隐患告知送不到企业负责人')
})

it('read and not signed is told otherwise than never opened, at every later rung', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  const cards = await majorNotified(cast)
  await room.api.read(cast.principal.openId, cards.principal.messageId)
  await room.advance('PT2H')
  const again = { principal: await cast.principal.sees('您看过但没有签收'), controller: await cast.controller.sees('您一直没有打开') }
  for (const { text, urgent } of Object.values(again)) {
    expect(text).toContain('请您本人现在签收')
    expect(urgent).toEqual(['sms'])
  }
  await room.advance('PT6H')
  await cast.principal.sees('您看过但没有签收')
  await cast.controller.sees('您一直没有打开')
  await room.advance('PT16H')
  const task = await cast.service.sees('主要负责人看过告知、没有签收')
  expect(task.text).toMatch(/秦示川（主要负责人）\*\*　11月23日 \d\d:\d\d 看过，没有签收/)
  expect(task.text).toMatch(/路示峰（实际控制人）\*\*　11月23日 \d\d:\d\d 送达，一直没有打开/)
  await room.advance('PT48H')
  for (const name of ['段练沁', '樊示水'])
    expect((await (await room.person(name)).sees('重大隐患告知没有签收')).text).toContain('看过告知、没有签收')
})

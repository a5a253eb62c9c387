import { expect, it } from 'vitest'

import { castOf, majorNotified, majorProposed } from '../harness/major-steps.ts'
import { openRoom } from '../harness/room.ts'

const sending = { path: '/open-apis/im/v1/messages', method: 'POST' } as const

it('who has stopped the bot is skipped at once; the others are told, and why he got nothing is answered', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  const proposal = await majorProposed(cast)
  await room.api.call('PATCH', `/people/${cast.principal.openId}`, { stoppedBot: true })
  await proposal.press('hz_grade_ok')
  const card = await cast.controller.sees('重大事故隐患告知')
  await cast.principal.seesNothing()
  const number = /HZ-\d{8}-\d{3}/.exec(card.text)?.[0]
  await cast.service.looksAtEverything()
  await cast.service.says(`为什么秦示川没收到 ${number}`)
  expect((await cast.service.sees('秦示川')).text).toMatch(/停用|停止|屏蔽|拒收|关闭/)
})

it('who is to see a card the platform refuses gets words that say where to look, and the operator what was wrong', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  const proposal = await majorProposed(cast)
  await room.api.faults([{ match: { ...sending, appId: cast.principal.who.appId }, effect: 'code', value: 230099, times: 1 }])
  await proposal.press('hz_grade_ok')
  await room.api.settle()
  const people = [cast.principal, cast.controller]
  const told = await Promise.all(people.map((person) => person.sees(/重大事故隐患告知|原来的卡片暂时显示不出来/)))
  const texts = told.map(({ text }) => text)
  expect(texts.filter((text) => text.includes('重大事故隐患告知'))).toHaveLength(1)
  expect(texts.filter((text) => text.includes('请在这里发“我的待办”'))).toHaveLength(1)
  expect((await (await room.person('司练维')).sees('平台运维')).text).toContain('230099')
})

it('the platform says no to everything: what is due waits, and nothing is lost or counted as failed', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  const notified = await majorNotified(cast)
  await room.api.faults([{ match: { ...sending, appId: cast.principal.who.appId }, effect: 'code', value: 99991403 }])
  await notified.controller.press('hz_sign')
  await room.turnTo('2026-11-26T09:00:00+08:00')
  const states = await room.database.db.prisma.notice.groupBy({ by: ['state'], where: { state: 'failed' }, _count: true })
  expect(states).toEqual([])
  expect((await (await room.person('司练维')).sees('平台运维')).text).toContain('99991403')
  expect(await room.database.db.prisma.appPause.findMany()).toMatchObject([{ appId: cast.principal.who.appId, method: '*' }])
})

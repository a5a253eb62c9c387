import { expect, it } from 'vitest'

import { castOf, majorNotified } from '../harness/major-steps.ts'
import { openRoom } from '../harness/room.ts'

it('three days down over the due day: reminders collapse, no escalation is skipped, nothing comes twice', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  const { principal, controller, safety, fixer, service, manager } = cast
  const cards = await majorNotified(cast)
  await cards.principal.press('hz_sign')
  await room.turnTo('2026-12-06T12:00:00+08:00')
  for (const person of [principal, controller, safety, fixer, service]) await person.looksAtEverything()

  await room.product.isDownWhile(() => room.turnTo('2026-12-09T12:00:00+08:00'))
  for (const person of [principal, safety, fixer]) await person.sees('隐患整改已逾期')
  for (const name of ['段练沁', '樊示水', '尚练炭', '侯示炬']) {
    expect((await (await room.person(name)).sees('重大隐患逾期报告')).text).toContain('系统代报')
  }
  for (const name of ['牛练城', '原示高']) await (await room.person(name)).sees('抄送您单位')
  for (const person of [service, manager]) await person.sees('逾期报告已报送')
  await controller.seesNothing()
  await room.product.isDownWhile(() => room.advance('PT1H'))
})

it('what was written and pressed while the bot was down is answered when it is back', async () => {
  const room = await openRoom()
  const { service } = await castOf(room)
  await room.product.isDownWhile(async () => {
    await service.says('我的待办')
  })
  await room.advance('PT20S')
  await service.sees('我的待办')
})

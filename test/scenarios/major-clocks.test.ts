import { expect, it } from 'vitest'

import { castOf, majorNotified } from '../harness/major-steps.ts'
import { openRoom } from '../harness/room.ts'

it('an unsigned notice climbs from SMS to telephone, to paper, to the county, day and night', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  const { principal, controller, service } = cast
  const people = [principal, controller]
  await majorNotified(cast)
  const county = [await room.person('段练沁'), await room.person('樊示水')]

  await room.advance('PT1H59M')
  for (const person of people) await person.seesNothing()
  await room.advance('PT2M')
  for (const person of people) expect((await person.sees('请您本人现在签收')).urgent).toEqual(['sms'])
  await room.advance('PT6H')
  for (const person of people) expect((await person.sees('请您本人现在签收')).urgent).toEqual(['phone'])
  await room.advance('PT15H50M')
  await service.seesNothing()
  await room.advance('PT10M')
  expect((await service.sees('书面送达告知书')).text).toContain('打印告知书当面送达')
  await room.advance('PT24H')
  for (const person of county) await person.seesNothing()
  await room.advance('PT24H')
  for (const person of county) expect((await person.sees('重大隐患告知没有签收')).urgent).toEqual(['app'])
  await room.advance('PT24H')
})

it('two failed attempts on record tell the county after 48 hours, and not again after 72', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  await majorNotified(cast)
  await room.advance('PT24H')
  for (const person of [cast.principal, cast.controller]) await person.looksAtEverything()
  const task = await cast.service.sees('书面送达告知书')
  for (const attempt of ['手机', '座机']) {
    const { toast } = await (await task.again()).press('hz_spoke_9')
    expect(toast, attempt).toEqual({ type: 'success', content: '已登记这次电话。' })
  }
  await room.advance('PT25H')
  for (const name of ['段练沁', '樊示水']) await (await room.person(name)).sees('重大隐患告知没有签收')
  await room.advance('PT24H')
})

it('who has signed is asked for a plan, and everybody is reminded before the due day', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  const { principal, safety, fixer, service } = cast
  const cards = await majorNotified(cast)
  await cards.controller.press('hz_sign')

  await room.turnTo('2026-11-26T08:59:00+08:00')
  await principal.seesNothing()
  await room.turnTo('2026-11-26T09:00:00+08:00')
  await principal.sees('还没有提交整改方案')
  await room.turnTo('2026-11-27T09:00:00+08:00')
  await principal.sees('还没有提交整改方案')
  await service.sees('还没有提交整改方案')

  await room.turnTo('2026-12-02T08:59:00+08:00')
  for (const person of [principal, safety, fixer]) await person.seesNothing()
  await room.turnTo('2026-12-02T09:00:00+08:00')
  for (const person of [safety, fixer]) await person.sees('隐患整改快到期了')
  await principal.seesNothing()
  await room.turnTo('2026-12-04T09:00:00+08:00')
  for (const person of [principal, safety, fixer]) await person.sees('隐患整改快到期了')
  await room.turnTo('2026-12-07T09:00:00+08:00')
  for (const person of [principal, safety, fixer]) await person.sees('隐患整改今天到期')
})

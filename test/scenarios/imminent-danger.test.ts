import { expect, it } from 'vitest'

import { castOf } from '../harness/major-steps.ts'
import { openRoom } from '../harness/room.ts'
import { reports } from '../harness/steps.ts'

it('imminent danger rings principal and controller before any grade, and the insurer has an hour to speak with one', async () => {
  const room = await openRoom()
  const { expert, service, principal, controller } = await castOf(room)
  await reports(expert, { imminent: true })
  const alarms = [await principal.sees('紧急：停产撤人'), await controller.sees('紧急：停产撤人')]
  for (const { text, urgent } of alarms) {
    expect(urgent).toEqual(['app', 'phone'])
    expect(text).toContain('停产撤人：现在就停下危险区域作业，把人撤到安全地点')
  }
  const task = await service.sees('紧急：请打电话')
  expect(task.urgent).toEqual(['app'])
  expect(task.text).toContain('请在11月23日 10:00前打通电话')
  await service.sees('请现在定级：情况紧急')

  expect((await task.press('hz_spoke_1', { confirm: false })).code).toBe('client_cancelled')
  expect((await task.press('hz_spoke_1')).toast?.type).toBe('success')
  const [first, second] = alarms
  expect((await first?.press('hz_stop'))?.toast?.type).toBe('success')
  expect((await second?.again())?.text).toContain('停产撤人已登记')
  await task.press('hz_show')
  await service.says('HZ-20261123-001')
  const shown = await service.sees('HZ-20261123-001')
  await shown.press('hz_timeline')
  const course = (await shown.again()).text
  expect(course).toContain('登记了电话告知')
  expect(course).toContain('停产撤人')
  await room.advance('PT2H')
})

it('when nobody was spoken to within the hour, the manager is rung as well', async () => {
  const room = await openRoom()
  const { expert, service, manager, principal, controller } = await castOf(room)
  await reports(expert, { imminent: true })
  await principal.sees('紧急：停产撤人')
  await controller.sees('紧急：停产撤人')
  const task = await service.sees('紧急：请打电话')
  await service.sees('请现在定级')
  expect((await task.press('hz_spoke_9')).toast?.content).toBe('已登记这次电话。')
  await room.advance('PT58M')
  await manager.seesNothing()
  await room.advance('PT2M')
  for (const person of [manager, service]) expect((await person.sees('紧急：还没有打通电话')).urgent).toEqual(['phone'])
})

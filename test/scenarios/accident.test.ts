import { expect, it } from 'vitest'

import { castOf } from '../harness/major-steps.ts'
import { openRoom } from '../harness/room.ts'

it('words that only resemble an accident are read as anything else', async () => {
  const room = await openRoom()
  const { safety, service, manager } = await castOf(room)
  for (const text of ['明天组织透水事故应急演练，全体矿工参加', '顶板掉了一块矸石，没有人受伤']) {
    await safety.says(text)
    const form = await safety.sees('请填写隐患')
    expect(form.text).toContain(text)
  }
  for (const person of [service, manager]) await person.seesNothing()
})

it('words of an accident are answered before anything else, and nothing becomes a hazard', async () => {
  const room = await openRoom()
  const { safety, fixer, manager, service } = await castOf(room)
  const claims = await room.person('武练赔')
  await safety.says('快来人！二采区透水了，有3个人困在下面，闫师傅被埋')
  const answer = await safety.sees('出事故先救人')
  expect(answer.text.indexOf('119')).toBeLessThan(answer.text.indexOf('依法报告'))
  expect(answer.text).toContain('120')
  expect(answer.text).toContain('11月23日 10:00前')
  expect(answer.text).toContain('发给机器人不算报告事故')
  expect(answer.text).toContain('沁水县应急管理局')
  for (const person of [claims, manager]) {
    const told = await person.sees('客户可能发生事故')
    expect(told.urgent).toEqual(['app', 'phone'])
    expect(told.text).toContain('晋城沁河示例煤业有限公司')
    expect(told.text).toContain('闫师傅被埋')
  }
  await service.seesNothing()

  await manager.says('我的待办')
  expect((await manager.sees('我的待办')).text).toContain('现在没有等您办理的事')
  await fixer.says('HZ-20261123-001')
  expect((await fixer.sees(/没有找到/)).text).not.toContain('透水')
})

it('a stranger who writes of an accident gets the rescue numbers too', async () => {
  const room = await openRoom()
  const people = await room.api.people()
  const stranger = await room.person(people.find(({ contexts }) => contexts.length === 0)?.name ?? '')
  await stranger.says('着火了，有人被困')
  expect((await stranger.sees('出事故先救人')).text).toContain('119')
})

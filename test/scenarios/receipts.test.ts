import { expect, it } from 'vitest'

import { buttonValue } from '../harness/button-value.ts'
import { handsIn, underRepair } from '../harness/general-steps.ts'
import { openRoom } from '../harness/room.ts'
import { drafts, reports } from '../harness/steps.ts'

const messages = { path: '/open-apis/im/v1/messages*', method: 'POST' }

it('who was told and why somebody was not is answered in plain words, to whom it concerns only', async () => {
  const room = await openRoom()
  const draft = await drafts(await room.person('韩练行'), { grade: 'general', due_on: '2026-12-08', fixer: '闫练修' }, 11)
  await room.api.faults([{ match: messages, effect: 'code', value: 230053, times: 1 }])
  await draft.press('hz_register')
  const officer = await room.person('韩练行')
  const [fixer, safety] = [await room.person('闫练修'), await room.person('关练安')]
  const all = [fixer, safety]
  const told = (await Promise.all(all.map((person) => person.unseen()))).map(({ length }) => length)
  expect(told.toSorted()).toEqual([0, 1])
  const lost = all[told.indexOf(0)] as typeof fixer
  const reached = all[told.indexOf(1)] as typeof fixer
  const notice = await reached.sees('隐患整改通知')
  await room.api.read(reached.openId, notice.messageId)

  // Asked in words, of the enterprise as of the insurer; the other is named only where he is asked for.
  await officer.says(`为什么${lost.who.name}没有收到HZ-20261123-001？`)
  const answer = await officer.sees('谁收到了通知')
  expect(answer.text).toContain('有1人没有收到，请打电话或当面告知')
  expect(answer.text).toContain('隐患整改通知，请整改（消息）：')
  expect(answer.text).toContain('没有送达：此人停用了机器人')
  expect(answer.text).not.toContain(reached.who.name)

  await reached.says('HZ-20261123-001')
  const shown = await reached.sees('隐患 HZ-20261123-001')
  await shown.press('nt_why')
  const everybody = await shown.again()
  expect(everybody.text).toContain('已读')
  expect(everybody.text).toContain('没有送达：此人停用了机器人')

  // Another insurer's people and strangers to the hazard learn nothing, not even that it exists.
  const other = await room.person('阎练掌')
  await other.says('谁没收到 HZ-20261123-001')
  await other.sees('没有找到')
  expect((await shown.raw({ value: { ...buttonValue(shown, 'nt_why'), hazard: 'HZ-20261123-999' } })).card).toBeDefined()
  await officer.says('为什么关练安没收到')
  await officer.sees('请带上隐患编号')
}, 60_000)

it('what waits says for what: the morning, the digest, a form', async () => {
  const room = await openRoom()
  const { number, officer, notice, fixer, safety } = await underRepair(room)
  await room.turnTo('2026-11-23T22:30:00+08:00')
  await handsIn(fixer, notice, 12)
  await officer.seesNothing()
  await safety.says(`谁没收到${number}`)
  expect((await safety.sees('谁收到了通知')).text).not.toContain('韩练行')
  await officer.says(`我怎么没收到${number}`)
  expect((await officer.sees('谁收到了通知')).text).toContain('夜间和休息日不打扰，到工作日早上再发，11月24日 07:00再发')
  await room.turnTo('2026-11-24T07:00:00+08:00')
  await officer.sees('整改已提交，请复查')
}, 60_000)

it('a form somebody is filling in on a notice is not wiped out by what happens meanwhile', async () => {
  const room = await openRoom()
  const { officer, notice, fixer, safety } = await underRepair(room)
  await notice.press('hz_submit_open')
  const form = await notice.again()
  expect(form.text).toContain('怎么改的')
  await reports(officer, { grade: 'general', due_on: '2026-12-08', fixer: '闫练修', place: '主井口' }, 13)
  await room.api.settle()
  expect((await notice.again()).text).toBe(form.text)
  await fixer.says('我的待办')
  await fixer.sees('我的待办')
  // Left by another button, the card shows at once what has become of the matter.
  await room.advance('PT31M')
  expect((await notice.again()).text).toContain('主井口')
  await safety.looksAtEverything()
}, 60_000)

it('who operates the deployment finds what did not arrive and sends it again, once', async () => {
  const room = await openRoom()
  const operator = await room.person('司练维')
  const draft = await drafts(await room.person('韩练行'), { grade: 'general', due_on: '2026-12-08', fixer: '闫练修' }, 11)
  await room.api.faults([{ match: messages, effect: 'code', value: 230053, times: 2 }])
  await draft.press('hz_register')
  await room.api.faults([])
  const officer = await room.person('韩练行')
  await officer.says('没有送达的通知')
  await officer.looksAtEverything()
  await operator.says('没有送达的通知')
  const list = await operator.sees('通知：没有送达')
  expect(list.text).toContain('2条没有送达')
  expect(list.text).toContain('HZ-20261123-001')
  expect(list.text).toContain('此人停用了机器人')
  expect(list.text).not.toContain('风巷')
  const [again, all] = [buttonValue(list, 'nt_again'), buttonValue(list, 'nt_again_all')]
  // Who does not operate the deployment cannot do it with a hand-made press either.
  await officer.says('我的待办')
  const todo = await officer.sees('我的待办')
  for (const value of [again, all]) expect((await todo.raw({ value })).toast?.content).toContain('不能查看和再发没有送达的通知')

  expect((await list.press('nt_again_1')).toast?.content).toBe('已再发一次。')
  expect((await list.raw({ value: again })).toast?.content).toContain('已经再发过了')
  expect((await (await list.again()).raw({ value: all })).toast?.content).toBe('再发了1条，0条已不用再发，0条已发过。')
  for (const name of ['闫练修', '关练安']) await (await room.person(name)).sees('隐患整改通知')
  expect((await list.again()).text).toContain('近30天没有“没有送达”的通知')
}, 60_000)

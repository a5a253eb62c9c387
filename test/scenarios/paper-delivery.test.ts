import { expect, it } from 'vitest'
import { documentText } from '../harness/document-text.ts'
import { castOf, majorNotified } from '../harness/major-steps.ts'
import type { Person } from '../harness/person.ts'
import { openRoom, type Room } from '../harness/room.ts'

/** The newest file a person was sent, opened. */
async function newestFile(room: Room, person: Person): Promise<{ name: string; text: string }> {
  const { text: message } = await person.sees('file_key')
  const [, key] = /"file_key":"([^"]+)"/.exec(message) ?? []
  const answer = await fetch(`${room.url}/sandbox/api/resources/${key}`)
  const name = decodeURIComponent(answer.headers.get('content-disposition') ?? '')
  return { name, text: documentText(Buffer.from(await answer.arrayBuffer())) }
}

const paper = { delivered_on: '2026-11-24', received_by: '秦示川', witnesses: '牛练城、段练沁', how: '到矿办公室当面送达，拒绝签字，留置' }

it('the printable notification is the text that is signed, with its hash and the receipt', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  const { principal } = await majorNotified(cast)
  expect((await principal.press('hz_doc')).toast?.content).toContain('已发到聊天里')
  const { name, text } = await newestFile(room, cast.principal)
  expect(name).toContain('重大隐患告知书_HZ-20261123-001.docx')
  const code = /告知书校验码\*\*　([0-9a-f]{12})/.exec(principal.text)?.[1] ?? 'none'
  expect(text).toContain(code)
  expect(text).toContain('送达回证')
  for (const line of ['一、事实：', '二、判定依据：《煤矿重大事故隐患判定标准（2026年修订）》', '五、整改期限：2026-12-07 24:00 前']) {
    expect(principal.text).toContain(line)
    expect(text).toContain(line)
  }
})

it('delivered on paper needs two witnesses, ends the climbing and asks for a plan, and may still be signed', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  const { principal } = await majorNotified(cast)
  await room.turnTo('2026-11-24T09:01:00+08:00')
  for (const person of [cast.principal, cast.controller]) await person.looksAtEverything()
  const task = await cast.service.sees('书面送达告知书')
  const refusals = [
    [{ ...paper, witnesses: '牛练城' }, '要有两位'],
    [{ ...paper, delivered_on: '2026-11-20' }, '应在告知之日'],
    [{ ...paper, delivered_on: '2026-11-25' }, '应在告知之日'],
  ] as const
  for (const [form, says] of refusals) {
    expect((await task.press('hz_paper', { form })).toast?.content).toContain(says)
    expect((await task.again()).text).toContain('到矿办公室当面送达')
  }
  expect((await task.press('hz_paper', { form: paper })).toast).toEqual({ type: 'success', content: '书面送达已登记。' })

  const card = await principal.again()
  expect(card.text).toContain('待本人签收')
  expect((await card.press('hz_sign')).toast?.type).toBe('success')
  await room.turnTo('2026-11-27T09:00:00+08:00')
  await cast.principal.sees('还没有提交整改方案')
})

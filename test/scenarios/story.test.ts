import { expect, it } from 'vitest'

import { castOf, majorNotified } from '../harness/major-steps.ts'
import type { Person } from '../harness/person.ts'
import { openRoom } from '../harness/room.ts'

/** What happened to the room's one hazard, as this person may read it, page after page. */
async function storyFor(person: Person): Promise<string[]> {
  await person.says('HZ-20261123-001')
  const shown = await person.sees('HZ-20261123-001')
  await shown.press('hz_timeline')
  const pages: string[] = []
  for (;;) {
    const { text } = await shown.again()
    pages.push(text)
    if (!text.includes('下一页')) return pages
    await shown.press('下一页')
  }
}

it('the story tells who was told what, what arrived, what was read and what did not arrive, to whom it may concern', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  await room.api.faults([{ match: { path: '*/urgent_sms' }, effect: 'code', value: 230024 }])
  const { principal } = await majorNotified(cast)
  await room.api.read(cast.principal.openId, principal.messageId)
  await room.advance('PT2H1M')
  for (const person of [cast.principal, cast.controller, cast.service, cast.manager, cast.safety]) await person.looksAtEverything()

  const ofInsurer = await storyFor(cast.manager)
  expect(ofInsurer).toHaveLength(2)
  const [newest = '', oldest = ''] = ofInsurer
  expect(newest).toMatch(/短信加急没有送到秦示川（.* 主要负责人）：本月的加急额度已用完/)
  expect(newest).toMatch(/秦示川（.* 主要负责人）已读「重大事故隐患告知，请签收」/)
  expect(newest).toMatch(/应用内加急已送到路示峰（.* 实际控制人），催看/)
  expect(oldest).toMatch(/「请定级」已送达韩练行（.* 风控专员）/)
  expect(oldest).toMatch(/裴练察（.* 专家）登记了隐患/)
  expect(newest.indexOf('短信加急')).toBeLessThan(newest.indexOf('已读'))

  // The enterprise reads what its own people were told, and what everybody did.
  const ofEnterprise = (await storyFor(cast.safety)).join('\n')
  expect(ofEnterprise).toMatch(/「重大事故隐患告知，请签收」已送达秦示川/)
  expect(ofEnterprise).toContain('确认为重大隐患')
  expect(ofEnterprise).not.toContain('「请定级」')
  expect(ofEnterprise).not.toContain('已送达梁示衡')
})

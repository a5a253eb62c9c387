import { expect, it } from 'vitest'

import { type Cast, castOf, majorNotified, majorProposed } from '../harness/major-steps.ts'
import { openRoom, type Room } from '../harness/room.ts'

const sending = { path: '/open-apis/im/v1/messages', method: 'POST' } as const

/** Principal and controller know the bot; then a second hazard is told while sending to them ends in nothing. */
async function told(effect: 'drop' | 'accept-then-drop'): Promise<{ room: Room; cast: Cast }> {
  const room = await openRoom()
  const cast = await castOf(room)
  await majorNotified(cast)
  const proposal = await majorProposed(cast, { report: { place: '东翼运输巷' } })
  await room.api.settle()
  for (const person of Object.values(cast)) await person.looksAtEverything()
  await room.api.faults([{ match: { ...sending, appId: cast.principal.who.appId }, effect }])
  await proposal.press('hz_grade_ok')
  await room.advance('PT50M')
  await room.api.faults([])
  return { room, cast }
}

const cardsAbout = async ({ api }: Room, person: Cast['principal'], place: string) =>
  (await api.messages(person.openId)).filter(({ content }) => JSON.stringify(content).includes(place))

it('a card that was taken without an answer is not sent again after an hour: it is found in the chat', async () => {
  const { room, cast } = await told('accept-then-drop')
  await room.advance('PT30M')
  await room.api.settle()
  for (const person of [cast.principal, cast.controller]) {
    const cards = await cardsAbout(room, person, '东翼运输巷')
    expect(cards).toHaveLength(1)
    expect(cards[0]?.urgent).toContain('app')
    await person.sees('东翼运输巷')
  }
})

it('a card that never arrived within the hour of its uuid is told anew, once', async () => {
  const { room, cast } = await told('drop')
  await room.advance('PT30M')
  await room.api.settle()
  for (const person of [cast.principal, cast.controller]) {
    const cards = await cardsAbout(room, person, '东翼运输巷')
    expect(cards).toHaveLength(1)
    expect(cards[0]?.urgent).toContain('app')
    await person.sees('东翼运输巷')
  }
})

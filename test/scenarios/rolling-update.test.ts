import { it } from 'vitest'

import { castOf, closesMajor, majorNotified } from '../harness/major-steps.ts'
import { openRoom } from '../harness/room.ts'

it('replicas are stopped and replaced one after the other while a major hazard goes its way', async () => {
  const room = await openRoom({ replicas: 3 })
  const cast = await castOf(room)
  const { product } = room
  const { principal } = await product.isOneFewerWhile(() => majorNotified(cast))
  await product.isOneFewerWhile(() => principal.press('hz_sign'))
  await product.isOneFewerWhile(() => closesMajor(cast, principal))
  for (const person of [cast.service, cast.fixer, cast.safety]) await person.looksAtEverything()
})

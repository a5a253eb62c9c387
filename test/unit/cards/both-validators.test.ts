import { describe, expect, test } from 'vitest'

import { platformProblems } from '../../../cards/kit/validate.ts'
import { allSamples } from '../../../cards/samples/index.ts'
import { validateCard as judgeAsRoom } from '../../../src/sandbox/card-validator/index.ts'
import { badCards } from './bad-cards.ts'

describe('our validation and the practice room’s, written apart', () => {
  test.each(badCards)('both refuse a card %s', (_what, card) => {
    expect({ ours: platformProblems(card).length > 0, room: judgeAsRoom(card).length > 0 }).toEqual({ ours: true, room: true })
  })

  test.each(allSamples().map((item) => [item.card, item.sample, item] as const))('both accept %s (%s)', (_card, _sample, item) => {
    const card = item.draw()
    expect({ ours: platformProblems(card), room: judgeAsRoom(card) }).toEqual({ ours: [], room: [] })
  })
})

import { describe, expect, test } from 'vitest'

import { platformProblems } from '../../../cards/kit/validate.ts'
import { validateCard as judgeAsRoom } from '../../../src/sandbox/card-validator/index.ts'
import { badCards } from './bad-cards.ts'
import { drawnCards } from './drawn-cards.ts'

describe('our validation and the practice room’s, written apart', () => {
  test.each(badCards)('both refuse a card %s', (_what, card) => {
    expect({ ours: platformProblems(card).length > 0, room: judgeAsRoom(card).length > 0 }).toEqual({ ours: true, room: true })
  })

  test.each(drawnCards)('both accept the card %s', (_card, samples) => {
    for (const { sample, card } of samples) {
      expect({ sample, ours: platformProblems(card), room: judgeAsRoom(card) }).toEqual({ sample, ours: [], room: [] })
    }
  })
})

import { describe, expect, test } from 'vitest'

import { platformProblems, validateCard } from '../../../cards/kit/validate.ts'
import { badCards, goodCard } from './bad-cards.ts'

describe('the card validation', () => {
  test.each(badCards)('refuses a card %s', (_what, card) => {
    expect(platformProblems(card)).not.toEqual([])
  })

  const press = (element_id: string, value: Record<string, unknown>, more = {}) => ({
    tag: 'button',
    element_id,
    text: { tag: 'plain_text', content: '按' },
    behaviors: [{ type: 'callback', value }],
    ...more,
  })

  test.each([
    ['a value that is a string', { ...press('help', {}), behaviors: [{ type: 'callback', value: 'help' }] }, 'without action'],
    ['a value without action', press('help', {}), 'without action'],
    ['an action nobody registered', press('hz_delete', { action: 'hz_delete' }), 'no registered action'],
    ['a value that lacks what the action needs', press('hz_sign', { action: 'hz_sign', hazard: 'h', v: 1 }), 'value of hz_sign'],
    ['an element_id that names another action', press('help', { action: 'status' }), 'does not name the action'],
    ['a field name of 21 characters', { tag: 'input', name: 'a'.repeat(21) }, 'longer than 20'],
  ])('refuses %s as a card of ours', (_what, element, problem) => {
    expect(validateCard(goodCard(element)).map((item) => item.problem)).toContainEqual(expect.stringContaining(problem))
  })

  test('refuses a second primary button', () => {
    const primary = { type: 'primary_filled' }
    const card = goodCard(press('help', { action: 'help' }, primary), press('status', { action: 'status' }, primary))
    expect(validateCard(card)).toEqual([expect.objectContaining({ problem: 'a second primary button' })])
  })

  test('has nothing against a card that keeps the rules', () => {
    expect(validateCard(goodCard(press('hz_show_2', { action: 'hz_show', hazard: 'h' })))).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { actions } from '../../../cards/actions.ts'
import { byteSize, type Card, countElements, objectsIn } from '../../../cards/kit/index.ts'
import { placedElements } from '../../../cards/kit/platform/structure.ts'
import { validateCard } from '../../../cards/kit/validate.ts'
import { allSamples, longWords, ordinaryWords } from '../../../cards/samples/index.ts'
import * as directoryForms from '../../../src/modules/directory/forms.ts'
import * as hazardForms from '../../../src/modules/hazards/forms.ts'

const samples = allSamples().map((item) => [item.card, item.sample, item.draw()] as const)

const fieldsOf = (forms: Record<string, unknown>): string[] =>
  Object.values(forms).flatMap((form) => (form instanceof z.ZodObject ? Object.keys(form.shape) : []))
/** `words` only searches for a clause. */
const fields = new Set([...fieldsOf(hazardForms), ...fieldsOf(directoryForms), 'words'])

const elementsOf = (card: Card) => [...placedElements(card)].map(({ node }) => node)
const actionsOf = (card: Card) => elementsOf(card).filter(({ tag }) => tag === 'button')
const lastOf = (card: Card) => card.body.elements.at(-1)

/** Acts that cannot be taken back, or that bind the one who presses. */
const dangerous = [
  'hz_register',
  'hz_discard',
  'hz_grade',
  'hz_grade_ok',
  'hz_sign',
  'hz_stop',
  'hz_spoke',
  'hz_submit',
  'hz_verify_ok',
  'hz_close',
]
const binding = [
  ...dangerous,
  'hz_downgrade',
  'hz_downgrade_ok',
  'hz_void',
  'hz_void_ok',
  'hz_merge',
  'hz_extend_ok',
  'rp_send',
  'rp_receive',
  'reg_ok',
]

describe('every card, from every sample', () => {
  test.each(samples)('%s (%s) is what the platform takes and has at most one primary button', (_card, _sample, card) => {
    expect(validateCard(card)).toEqual([])
    expect(byteSize(card)).toBeLessThanOrEqual(30 * 1024)
    expect(countElements(card)).toBeLessThanOrEqual(200)
    expect(card.config.update_multi).toBe(true)
  })

  test.each(samples)('%s (%s) says on the lock screen what is asked, without names or details', (_card, _sample, { config }) => {
    const summary = config.summary.content
    expect(summary.length).toBeGreaterThan(3)
    expect(summary.length).toBeLessThanOrEqual(60)
    for (const { enterprise, person, body, place, description, mobile } of [ordinaryWords, longWords]) {
      for (const word of [enterprise, person, body, place, description.slice(0, 10), mobile, 'HZ-']) expect(summary).not.toContain(word)
    }
    expect(summary).not.toContain('undefined')
  })

  test.each(samples)('%s (%s) begins with what is asked and ends with the context it runs under', (_card, _sample, card) => {
    const [first] = card.body.elements
    expect(first).toMatchObject({ tag: 'markdown', text_size: 'heading', content: expect.stringMatching(/^\*\*.{4,}\*\*$/u) })
    expect(lastOf(card)).toMatchObject({ tag: 'markdown', content: expect.stringMatching(/以.+身份|尚未登记身份/u) })
    expect(JSON.stringify(card)).not.toMatch(/undefined|NaN|\[object|Invalid/u)
  })

  test.each(samples)('%s (%s) names its form fields in the domain’s words', (_card, _sample, card) => {
    const named = elementsOf(card).filter(({ tag, name }) => typeof name === 'string' && tag !== 'button' && tag !== 'form')
    expect(named.map(({ name }) => name).filter((name) => !fields.has(String(name)))).toEqual([])
  })

  test.each(samples)('%s (%s) asks before an act that binds', (_card, _sample, card) => {
    const bare = actionsOf(card).filter(
      ({ element_id, confirm }) => binding.includes(String(element_id).replace(/_\d+$/, '')) && confirm === undefined,
    )
    expect(bare).toEqual([])
  })

  test.each(samples)('%s (%s) carries the tag 练习 exactly when it is practice', (_card, sample, card) => {
    const isPractice = !sample.endsWith('empty')
    expect(JSON.stringify(card.header).includes('练习')).toBe(isPractice)
  })
})

describe('the help at the foot of a card', () => {
  test('is one number to call, or what to write when nobody has one', () => {
    const linked = samples.filter(([, , card]) => JSON.stringify(lastOf(card)).includes('](tel://'))
    const written = samples.filter(([, , card]) => JSON.stringify(lastOf(card)).includes('发“帮助”'))
    expect(linked.length).toBeGreaterThan(100)
    expect(linked.length + written.length).toBe(samples.length)
    for (const [, , card] of linked) expect(JSON.stringify(lastOf(card)).split('](tel://')).toHaveLength(2)
  })
})

describe('the list of actions', () => {
  test('has names of at most twenty characters, numbered rows included', () => {
    expect(Object.keys(actions).filter((name) => name.length > 20)).toEqual([])
    const ids = samples
      .flatMap(([, , card]) => [...objectsIn(card)].map(({ node }) => node.element_id))
      .filter((id) => typeof id === 'string')
    expect(ids.filter((id) => id.length > 20)).toEqual([])
  })

  test('is offered: every action stands on some card', () => {
    const offered = new Set(
      samples.flatMap(([, , card]) => actionsOf(card).map(({ element_id }) => String(element_id).replace(/_\d+$/, ''))),
    )
    const missing = Object.keys(actions).filter((name) => !offered.has(name))
    expect(missing).toEqual([])
  })
})

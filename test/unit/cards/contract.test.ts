import { readdirSync } from 'node:fs'

import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { actions } from '../../../cards/actions.ts'
import { byteSize, type Card, countElements } from '../../../cards/kit/index.ts'
import { placedElements } from '../../../cards/kit/platform/structure.ts'
import { validateCard } from '../../../cards/kit/validate.ts'
import { longWords, ordinaryWords } from '../../../cards/samples/index.ts'
import * as directoryForms from '../../../src/modules/directory/forms.ts'
import * as hazardForms from '../../../src/modules/hazards/forms.ts'
import { drawnCards } from './drawn-cards.ts'

const everyCard = drawnCards.flatMap(([, samples]) => samples.map(({ card }) => card))

const fieldsOf = (forms: Record<string, unknown>): string[] =>
  Object.values(forms).flatMap((form) => (form instanceof z.ZodObject ? Object.keys(form.shape) : []))
/** `words` only searches for a clause. */
const fields = new Set([...fieldsOf(hazardForms), ...fieldsOf(directoryForms), 'words'])

const elementsOf = (card: Card) => [...placedElements(card)].map(({ node }) => node)
const buttonsOf = (card: Card) => elementsOf(card).filter(({ tag }) => tag === 'button')
const bare = (id: unknown): string => String(id).replace(/_\d+$/, '')
const footOf = (card: Card): string => JSON.stringify(card.body.elements.at(-1))

/** Acts that cannot be taken back, or that bind the one who presses. */
const binding = new Set([
  ...['hz_register', 'hz_discard', 'hz_grade', 'hz_grade_ok', 'hz_sign', 'hz_stop', 'hz_spoke', 'hz_submit', 'hz_verify_ok', 'hz_close'],
  ...['hz_downgrade', 'hz_downgrade_ok', 'hz_void', 'hz_void_ok', 'hz_merge', 'hz_extend_ok', 'reg_ok'],
  ...['rp_send_ok', 'rp_withdraw', 'rp_carry', 'rp_handle', 'rp_done', 'rp_transfer', 'rp_list', 'rp_receive'],
  ...['org_end', 'sys_auto'],
])

const secrets = [ordinaryWords, longWords].flatMap(({ enterprise, person, body, place, description, mobile }) => [
  enterprise,
  person,
  body,
  place,
  description.slice(0, 10),
  mobile,
])

describe.each(drawnCards)('the card %s, from every sample', (_name, samples) => {
  test('is what the platform takes, with at most one primary button', () => {
    for (const { sample, card } of samples) {
      expect({ sample, problems: validateCard(card) }).toEqual({ sample, problems: [] })
      expect(byteSize(card)).toBeLessThanOrEqual(30 * 1024)
      expect(countElements(card)).toBeLessThanOrEqual(200)
      expect(card.config.update_multi).toBe(true)
    }
  })

  test('says on the lock screen what is asked, without names or details', () => {
    for (const { card } of samples) {
      const summary = card.config.summary.content
      expect(summary).toMatch(/^.{4,60}$/u)
      expect(summary).not.toMatch(/undefined|HZ-/u)
      expect(secrets.filter((word) => summary.includes(word))).toEqual([])
    }
  })

  test('begins with what is asked and ends with the context it runs under', () => {
    for (const { card } of samples) {
      const [first] = card.body.elements
      expect(first).toMatchObject({ tag: 'markdown', text_size: 'heading', content: expect.stringMatching(/^\*\*.{4,}\*\*$/u) })
      expect(footOf(card)).toMatch(/以.+身份|尚未登记身份/u)
      expect(JSON.stringify(card)).not.toMatch(/undefined|NaN|\[object|Invalid/u)
    }
  })

  test('names its form fields in the domain’s words', () => {
    for (const { card } of samples) {
      const named = elementsOf(card).filter(({ tag, name }) => typeof name === 'string' && tag !== 'button' && tag !== 'form')
      expect(named.map(({ name }) => String(name)).filter((name) => !fields.has(name))).toEqual([])
    }
  })

  test('asks before an act that binds', () => {
    for (const { card } of samples) {
      const unasked = buttonsOf(card).filter(({ element_id, confirm }) => binding.has(bare(element_id)) && confirm === undefined)
      expect(unasked).toEqual([])
    }
  })

  test('carries the tag 练习 exactly when it is practice', () => {
    for (const { sample, card } of samples) {
      expect({ sample, isMarked: JSON.stringify(card.header).includes('练习') }).toEqual({ sample, isMarked: !sample.endsWith('empty') })
    }
  })
})

describe('the cards together', () => {
  test('all have samples: a file that draws a card is in the samples', () => {
    const beneath = new Set(['parts', 'rows', 'may-buttons', 'decision-card', 'signers'])
    const files = ['general', 'directory', 'hazard', 'report']
      .flatMap((folder) => readdirSync(new URL(`../../../cards/${folder}`, import.meta.url)))
      .map((file) => file.replace(/\.ts$/, ''))
      .filter((file) => !beneath.has(file))
    expect(drawnCards.map(([name]) => name).sort()).toEqual(files.sort())
  })

  test('offer every action somewhere', () => {
    const offered = new Set(everyCard.flatMap((card) => buttonsOf(card).map(({ element_id }) => bare(element_id))))
    expect(Object.keys(actions).filter((name) => !offered.has(name))).toEqual([])
  })

  test('name one person to call at the foot, or what to write when nobody has a number', () => {
    const linked = everyCard.filter((card) => footOf(card).includes('](tel://'))
    const written = everyCard.filter((card) => footOf(card).includes('发“帮助”'))
    expect(linked.length).toBeGreaterThan(100)
    expect(linked.length + written.length).toBe(everyCard.length)
    for (const card of linked) expect(footOf(card).split('](tel://')).toHaveLength(2)
  })
})

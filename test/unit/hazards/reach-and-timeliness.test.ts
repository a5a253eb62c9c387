import { describe, expect, test } from 'vitest'

import { receiptPhotos } from '../../../src/modules/hazards/rules/receipt-photos.ts'
import { bestReach, signerReach } from '../../../src/modules/hazards/rules/signer-reach.ts'
import { timelinessFor, timelinessOf, timelinessWords } from '../../../src/modules/hazards/rules/timeliness.ts'
import { aHazard, people } from './a-hazard.ts'

const at = (words: string) => new Date(`${words.replace(' ', 'T')}:00+08:00`)
const card = (state: string, given: object = {}) => ({ state, reason: null, deliveredAt: null, readAt: null, ...given })

describe('how far a notification came', () => {
  test.each([
    ['nothing sent', [], 'unknown'],
    ['on its way', [card('sending')], 'unknown'],
    ['refused', [card('failed', { reason: '230053' })], 'not-reached'],
    ['refused, then delivered', [card('failed', { reason: '230013' }), card('delivered')], 'unopened'],
    ['delivered three times', [card('delivered'), card('delivered'), card('failed', { reason: 'x' })], 'unopened'],
    ['read once of several', [card('delivered'), card('read'), card('delivered')], 'read'],
  ] as const)('%s', (_name, cards, reach) => {
    expect(signerReach(cards).reach).toBe(reach)
  })

  test('of two signers the one who came further speaks for both; nobody registered is nobody reached', () => {
    expect(bestReach([{ reach: 'not-reached' }, { reach: 'unopened' }])).toBe('unopened')
    expect(bestReach([{ reach: 'unopened' }, { reach: 'read' }])).toBe('read')
    expect(bestReach([])).toBe('not-reached')
  })
})

describe('the insurer’s own hours', () => {
  const hazard = {
    grade: 'major',
    state: 'rectifying',
    foundAt: at('2026-11-23 09:00'),
    registeredAt: at('2026-11-24 09:00'),
    confirmedAt: at('2026-11-25 13:01'),
    notifiedAt: at('2026-11-25 13:01'),
  } as const
  const now = at('2026-12-10 09:00')

  test('are counted from row to row, late to the minute, and name whose duty it was', () => {
    expect(timelinessOf(aHazard(hazard), now).map(({ step, hours, isLate, party }) => [step, hours, isLate, party])).toEqual([
      ['register', 24, false, 'agency'],
      ['grade', 29, true, 'insurer'],
      ['notify', 53, true, 'insurer'],
    ])
  })

  test('an imminent danger has one hour to be told', () => {
    const [, , notify] = timelinessOf(aHazard({ ...hazard, imminent: true, notifiedAt: at('2026-11-23 10:00') }), now)
    expect(notify).toMatchObject({ limitHours: 1, hours: 1, isLate: false })
  })

  test('a report counts from the instant it was owed; sent by the clock it is late whatever the hours', () => {
    const report = { dueAt: at('2026-12-09 00:00'), sentAt: null, state: 'draft', isAutomatic: false }
    const withReport = (given: object) => timelinessOf(aHazard(hazard, { report: { ...report, ...given } as never }), now).at(-1)
    expect(withReport({})).toMatchObject({ step: 'report', hours: 33, isLate: true, to: null })
    expect(withReport({ state: 'sent', sentAt: at('2026-12-10 00:00') })).toMatchObject({ hours: 24, isLate: false })
    expect(withReport({ state: 'sent', sentAt: at('2026-12-10 00:00'), isAutomatic: true })).toMatchObject({ hours: 24, isLate: true })
    expect(withReport({ state: 'withdrawn' })).toMatchObject({ step: 'notify' })
  })

  test('are for bureaus and for who answers, and for nobody of the enterprise or the agency', () => {
    const seen = (['principal', 'expert', 'rival', 'county', 'manager'] as const).map(
      (who) => timelinessFor(aHazard(hazard), people[who], now).length,
    )
    expect(seen).toEqual([0, 0, 0, 3, 3])
    expect(timelinessOf(aHazard({ ...hazard, grade: 'general' }), now)).toEqual([])
  })

  test('are said with years, limit and the late party', () => {
    const [first, second] = timelinessOf(aHazard(hazard), now)
    expect(first && timelinessWords(first)).toBe('发现到登记 24 小时（2026年11月23日 09:00 到 2026年11月24日 09:00，时限 24 小时）')
    expect(second && timelinessWords(second)).toMatch(/超时：insurer$/)
  })
})

test('a picture of a receipt belongs to one delivery', () => {
  const photo = (sha256: string, phase: 'receipt' | 'after' = 'receipt') => ({
    ...{ sha256, phase, submissionId: null, receivedAt: at('2026-11-24 10:00'), capturedAt: null, seenIn: [] },
  })
  const notification = { deliveredOnPaper: { photos: ['a'] } } as never
  const facts = aHazard({}, { photos: [photo('a'), photo('b'), photo('c', 'after')], notification })
  expect(receiptPhotos(facts)).toEqual(['b'])
})

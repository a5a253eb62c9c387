import { describe, expect, it } from 'vitest'
import { checkExtension, type ExtensionQuestion } from '../../../src/modules/hazards/rules/extension.ts'

const aQuestion = (change: Partial<ExtensionQuestion> = {}): ExtensionQuestion => ({
  grade: 'major',
  dueOn: '2026-12-08',
  granted: 0,
  newDueOn: '2026-12-20',
  reason: '主排水泵 12 月 15 日到货',
  interimControl: '停用东翼，派专人盯水位',
  ...change,
})
const monday = new Date('2026-11-23T01:00:00Z')

describe('more time is refused', () => {
  it.each([
    ['without a reason', { reason: ' ' }, 'reason'],
    ['without control measures meanwhile', { interimControl: '' }, 'interim_control'],
    ['to the same day', { newDueOn: '2026-12-08' }, 'due_on'],
    ['to an earlier day', { newDueOn: '2026-12-01' }, 'due_on'],
    ['beyond 30 days', { newDueOn: '2027-01-08' }, 'due_on'],
    ['a second time for a major hazard', { granted: 1 }, undefined],
    ['a third time for a general one', { grade: 'general', granted: 2 }, undefined],
  ] as const)('%s', (_case, change, field) => {
    expect(() => checkExtension(aQuestion(change), monday)).toThrow(expect.objectContaining({ mayBeTold: true, field }))
  })

  it('to a day that has passed by the time of asking', () => {
    const late = new Date('2026-12-22T01:00:00Z')
    expect(() => checkExtension(aQuestion(), late)).toThrow(/已经过去/)
  })
})

describe('more time may be asked for', () => {
  it.each([
    ['by one day', { newDueOn: '2026-12-09' }],
    ['by exactly 30 days', { newDueOn: '2027-01-07' }],
    ['a second time for a general hazard', { grade: 'general', granted: 1 }],
  ] as const)('%s', (_case, change) => {
    expect(checkExtension(aQuestion(change), monday)).toEqual({ isLate: false })
  })

  it.each([
    ['in the last millisecond of the due day it is in time', '2026-12-08T15:59:59.999Z', false],
    ['at 24:00 of the due day it is late', '2026-12-08T16:00:00.000Z', true],
    ['two days later it is late', '2026-12-10T03:00:00.000Z', true],
  ])('%s', (_case, instant, isLate) => {
    expect(checkExtension(aQuestion(), new Date(instant))).toEqual({ isLate })
  })
})

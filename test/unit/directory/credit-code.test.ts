import { describe, expect, test } from 'vitest'

import { practiceWorld } from '../../../src/app/practice/world/world.ts'
import { isCreditCode, normaliseCreditCode, suggestedCreditCode } from '../../../src/lib/credit-code.ts'

const valid = [
  '91350100M000100Y43',
  '91140200MADEM0011K',
  '91140100MADEM002X6',
  '91140581MADEM00385',
  '91141181MADEM0046P',
  '91140931MADEM00542',
]

describe('a credit code', () => {
  test.each([
    ['', 'empty'],
    ['91350100M000100Y4', 'one sign short'],
    ['91350100M000100Y434', 'one sign long'],
    ['91350100M000100Y44', 'wrong last check digit'],
    ['91140581MADEM00375', 'wrong inner check digit'],
    ['91350100M0O0100Y43', 'letter O'],
    ['91I50100M000100Y43', 'letter I'],
    ['9135０100M000100Y43', 'not normalised'],
    ['913501A0M000100Y43', 'a letter in the region'],
  ])('%j is refused: %s', (code) => {
    expect(isCreditCode(code)).toBe(false)
  })

  test.each(valid)('%s passes both check digits', (code) => {
    expect(isCreditCode(code)).toBe(true)
  })

  test('a single changed sign is always noticed', () => {
    const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    const missed = valid.flatMap((code) =>
      [...code].flatMap((sign, place) =>
        [...signs].filter((other) => other !== sign && isCreditCode(`${code.slice(0, place)}${other}${code.slice(place + 1)}`)),
      ),
    )
    expect(missed).toEqual([])
  })

  test('full width, lower case and spaces are taken as the same code; letters are never exchanged', () => {
    expect(normaliseCreditCode(' ９１３５０１００m000 100y43')).toBe('91350100M000100Y43')
    expect(normaliseCreditCode('9135O100M000100Y43')).toBe('9135O100M000100Y43')
  })

  test('O for 0 and I for 1 are suggested, and only when that makes a valid code', () => {
    expect(suggestedCreditCode('9135O1OOM000100Y43')).toBe('91350100M000100Y43')
    expect(suggestedCreditCode('9I350100M000100Y43')).toBe('91350100M000100Y43')
    expect(suggestedCreditCode('91350100M000100Y43')).toBeNull()
    expect(suggestedCreditCode('9135O100M000100Y44')).toBeNull()
  })

  test('every practice enterprise has a valid one, and two sites share theirs', () => {
    const codes = practiceWorld.organisations.filter(({ kind }) => kind === 'enterprise').map(({ creditCode }) => creditCode ?? '')
    expect(codes.filter((code) => !isCreditCode(code))).toEqual([])
    expect(codes).toHaveLength(14)
    expect(new Set(codes).size).toBe(13)
  })
})

import { expect, test } from 'vitest'

import { PlatformError } from '../../../src/sandbox/platform/errors.ts'
import { Limits, ordinaryTier } from '../../../src/sandbox/platform/limits.ts'

function turnable() {
  let nowMs = 0
  const pass = (ms: number): void => {
    nowMs += ms
  }
  return { limits: new Limits({ now: () => new Date(nowMs) }), pass }
}

function refusalOf(act: () => void): PlatformError | null {
  try {
    act()
    return null
  } catch (error) {
    if (error instanceof PlatformError) return error
    throw error
  }
}

test('the 51st call within a second is refused, and the first of the next second is not', () => {
  const { limits, pass } = turnable()
  const call = () => refusalOf(() => limits.takeTier('app api', ordinaryTier))
  for (let count = 0; count < 50; count += 1) expect(call()).toBeNull()
  expect(call()).toMatchObject({ code: 99991400, status: 429, headers: { 'x-ogw-ratelimit-limit': '50', 'x-ogw-ratelimit-reset': '1' } })
  pass(1000)
  expect(call()).toBeNull()
})

test('the 1001st call within a minute is refused until the minute is over', () => {
  const { limits, pass } = turnable()
  const call = () => refusalOf(() => limits.takeTier('app api', ordinaryTier))
  for (let second = 0; second < 20; second += 1) {
    for (let count = 0; count < 50; count += 1) expect(call()).toBeNull()
    pass(1000)
  }
  expect(call()).toMatchObject({ code: 99991400, headers: { 'x-ogw-ratelimit-limit': '1000', 'x-ogw-ratelimit-reset': '40' } })
  pass(40_000)
  expect(call()).toBeNull()
})

test('five a second go to one person, and another person has five of his own', () => {
  const { limits } = turnable()
  for (let count = 0; count < 5; count += 1) limits.takeFive('person', 'a')
  expect(refusalOf(() => limits.takeFive('person', 'a'))).toMatchObject({ code: 230020, status: 400 })
  expect(refusalOf(() => limits.takeFive('person', 'b'))).toBeNull()
})

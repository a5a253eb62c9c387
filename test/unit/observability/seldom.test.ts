import { expect, test } from 'vitest'

import { seldom } from '../../../src/observability/seldom.ts'

test('of each kind the first is written at once, then one a span that counts the ones between', () => {
  let at = 0
  const lines: string[] = []
  const say = seldom<'unsigned' | 'wrong-token'>({ now: () => new Date(at) }, 10_000)
  const refuse = (kind: 'unsigned' | 'wrong-token') => say(kind, (untold) => lines.push(`${at} ${kind} +${untold}`))
  refuse('unsigned')
  for (at = 1; at < 10_000; at += 3_333) refuse('unsigned')
  refuse('wrong-token')
  at = 10_001
  refuse('unsigned')
  expect(lines).toEqual(['0 unsigned +0', '10000 wrong-token +0', '10001 unsigned +3'])
})

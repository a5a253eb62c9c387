import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

import { obligations } from '../../src/app/obligations.ts'

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `R${String(from + index).padStart(3, '0')}`)
const entries = Object.entries(obligations)

test('every duty of the two notices stands in the table exactly once, in their order', () => {
  const folder = 'src/app/obligations'
  const written = readdirSync(folder).flatMap((file) => readFileSync(`${folder}/${file}`, 'utf8').match(/R\d{3}(?=: \{)/g) ?? [])
  const all = [...numbered(1, 41), ...numbered(50, 75)]
  expect(Object.keys(obligations)).toEqual(all)
  expect(written.toSorted()).toEqual(all)
})

test.each(entries)('%s is served or waits for a later part, not both, and has its words', (_id, obligation) => {
  expect('served' in obligation).toBe(!('notYet' in obligation))
  if ('served' in obligation) expect(obligation.served.length).toBeGreaterThan(0)
  expect(obligation.clause).toMatch(/^(375|322|附件)/)
  expect(obligation.en).not.toBe('')
  expect(obligation.zh).toMatch(/\p{Script=Han}/u)
})

const servants = entries.flatMap(([id, one]) => ('served' in one ? one.served.map((servant) => ({ id, ...servant })) : []))

test.each(servants)('$id: $path holds $name', ({ path, name, kind }) => {
  const words = new RegExp(`(?<![\\w-])${name}(?![\\w-])`)
  expect(readFileSync(path, 'utf8')).toMatch(words)
  expect(path).toMatch(kind === 'card' ? /^cards\// : /^src\//)
})

test('a duty is served by something a person or the clock sets off, so the table is not only names', () => {
  const kinds = new Set(servants.map(({ kind }) => kind))
  expect([...kinds].toSorted()).toEqual(['card', 'clock', 'command', 'rule'])
})

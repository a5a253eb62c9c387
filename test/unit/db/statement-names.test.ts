import { expect, test } from 'vitest'

import { statementNames } from '../../../src/db/statement-names.ts'

test('a statement gets a name when it comes the third time, and keeps it', () => {
  const nameOf = statementNames()
  const names = [1, 2, 3, 4].map(() => nameOf({ sql: 'SELECT 1' }))
  expect(names.slice(0, 2)).toEqual(['', ''])
  expect(names[2]).not.toBe('')
  expect(names[3]).toBe(names[2])
})

test('two statements never share a name', () => {
  const nameOf = statementNames()
  const often = (sql: string) => [1, 2, 3].map(() => nameOf({ sql })).at(-1)
  expect(often('SELECT 1')).not.toBe(often('SELECT 2'))
})

test('texts that come once are not prepared, however many there are', () => {
  const nameOf = statementNames()
  const named = Array.from({ length: 10_000 }, (_, n) => nameOf({ sql: `SELECT ${n}` })).filter((name) => name !== '')
  expect(named).toEqual([])
})

test('a connection holds a bounded number of them', () => {
  const nameOf = statementNames()
  const names = new Set<string>()
  for (let n = 0; n < 1_000; n += 1) for (let time = 0; time < 3; time += 1) names.add(nameOf({ sql: `SELECT ${n}` }))
  expect(names.size).toBe(401)
})

import { expect, test } from 'vitest'

import { toJson } from '../../../src/lib/json.ts'

test('money becomes text and NUL disappears, at any depth', () => {
  expect(JSON.parse(toJson({ a: [1n, { b: '改\u0000完' }], at: new Date(0) }))).toEqual({
    a: ['1', { b: '改完' }],
    at: '1970-01-01T00:00:00.000Z',
  })
})

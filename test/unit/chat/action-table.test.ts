import { expect, test } from 'vitest'

import { type ActionName, actions } from '../../../cards/actions.ts'
import { actionTable } from '../../../src/chat/index.ts'

test('every registered action is carried out by exactly one entry, and no entry is unregistered', () => {
  expect(Object.keys(actionTable).toSorted()).toEqual((Object.keys(actions) as ActionName[]).toSorted())
})

test('only registration may be pressed by a stranger', () => {
  const open = Object.entries(actionTable).filter(([, entry]) => entry?.stranger === true)
  expect(open.map(([name]) => name).toSorted()).toEqual(['reg_ask', 'reg_code', 'reg_start'])
})

test('no name is longer than the platform allows with a row number behind it', () => {
  for (const name of Object.keys(actions)) expect(name.length, name).toBeLessThanOrEqual(17)
})

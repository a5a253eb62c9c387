import { describe, expect, test } from 'vitest'

import { collapsedPeople, type DueTelling } from '../../../src/deadlines/collapse.ts'

const due = (rung: string, people: string, isEscalation = false): DueTelling => ({
  rung,
  isEscalation,
  recipients: [...people].map((personId) => ({ personId, organisationId: 'mine', role: 'qy.fixer' })),
})

describe('reminders missed while the program was down', () => {
  test.each<[string, DueTelling[], Record<string, string>]>([
    ['one alone is told', [due('a', 'xy')], { a: '' }],
    ['the earlier ones are not told', [due('a', 'x'), due('b', 'x'), due('c', 'x')], { a: 'x', b: 'x', c: '' }],
    ['each person is told the latest of his own', [due('a', 'xy'), due('b', 'x')], { a: 'x', b: '' }],
    ['an escalation is always told', [due('a', 'x', true), due('b', 'x'), due('c', 'x', true)], { b: '' }],
    ['an escalation hides no reminder', [due('a', 'x'), due('b', 'x', true)], { a: '' }],
  ])('%s', (_title, rungs, expected) => {
    const collapsed = Object.fromEntries([...collapsedPeople(rungs)].map(([rung, people]) => [rung, [...people].join('')]))
    expect(collapsed).toEqual(expected)
  })
})

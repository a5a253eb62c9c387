import { describe, expect, test } from 'vitest'

import { AppError } from '../../../src/lib/errors.ts'
import type { HazardFacts } from '../../../src/modules/hazards/facts.ts'
import { may, permitted } from '../../../src/modules/hazards/rules/may.ts'
import { transitions } from '../../../src/modules/hazards/rules/transitions.ts'
import type { HazardCommand, HazardGrade, HazardState } from '../../../src/modules/hazards/types.ts'
import { aHazard, inState, type Name, party, people } from './a-hazard.ts'

const now = new Date('2026-11-24T01:00:00Z')
const names = Object.keys(people) as Name[]
const commands = [...new Set(transitions.map(({ command }) => command))]

/** Who may do what: everything this table does not name is refused. */
type Rights = Partial<Record<HazardCommand, readonly Name[]>>

const heads = ['principal', 'controller'] as const
const managers = [...heads, 'safety'] as const
const fixers = [...managers, 'fixer'] as const
const field = ['lead', 'service', 'manager'] as const
const dated: Rights = { assign_fixer: managers, object_grade: managers, void: ['manager'], merge: ['service', 'manager', 'county'] }

const table: readonly (readonly [HazardState, HazardGrade, Rights])[] = [
  ['draft', 'ungraded', { draft: ['expert'], discard: ['expert'], register: ['expert'] }],
  ['to_grade', 'ungraded', { grade: ['expert', ...field, ...managers], void: ['manager'], merge: ['service', 'manager', 'county'] }],
  ['registered', 'general', { ...dated, notify: field }],
  [
    'awaiting_signature',
    'major',
    {
      ...dated,
      sign: heads,
      spoke: ['service', 'manager'],
      deliver_on_paper: ['service', 'manager'],
      stop: [...managers, 'county'],
      downgrade: ['manager'],
    },
  ],
  ['awaiting_plan', 'major', { ...dated, plan: heads, stop: [...managers, 'county'], extend: fixers, downgrade: ['manager'] }],
  ['rectifying', 'general', { ...dated, submit: fixers, extend: fixers }],
  ['rectifying', 'major', { ...dated, submit: fixers, extend: fixers, plan: heads, stop: [...managers, 'county'], downgrade: ['manager'] }],
  [
    'to_verify',
    'general',
    { verify_ok: ['expert', ...field], verify_no: ['expert', ...field], void: ['manager'], merge: ['service', 'manager', 'county'] },
  ],
  [
    'to_verify',
    'major',
    {
      verify_ok: ['expert', 'lead', 'service'],
      verify_no: ['expert', 'lead', 'service'],
      stop: [...managers, 'county'],
      downgrade: ['manager'],
      void: ['manager'],
      merge: ['service', 'manager', 'county'],
    },
  ],
  [
    'to_close',
    'major',
    {
      close: ['manager'],
      refuse_close: ['manager'],
      stop: [...managers, 'county'],
      void: ['manager'],
      merge: ['service', 'manager', 'county'],
    },
  ],
  ['closed', 'general', { reopen: ['expert', ...field, 'county'] }],
  ['closed', 'major', { reopen: ['expert', ...field, 'county'] }],
  ['merged', 'general', {}],
  ['voided', 'major', {}],
]

describe.each(table)('in state %s (%s)', (state, grade, rights) => {
  const facts = inState(state, grade)

  test.each(commands)('%s is refused to everybody the table does not name, and open to those it names', (command) => {
    const open = names.filter((name) => may(facts, people[name], now).includes(command))
    expect(open.sort()).toEqual([...(rights[command] ?? [])].sort())
  })
})

describe('a command', () => {
  const refusedWith = (command: HazardCommand, facts: HazardFacts, name: Name) => {
    try {
      permitted(command, facts, { actor: people[name], now })
      return 'permitted'
    } catch (error) {
      return error instanceof AppError ? error.code : 'a bug'
    }
  }

  test('that the machine does not know from here is the wrong state for everybody', () => {
    for (const name of names) expect(refusedWith('sign', inState('rectifying', 'general'), name)).toBe('wrong-state')
  })

  test('of another person’s is not allowed, and says so differently from a condition that fails', () => {
    expect(refusedWith('sign', inState('awaiting_signature', 'major'), 'safety')).toBe('not-allowed')
    expect(refusedWith('sign', inState('awaiting_plan', 'major'), 'principal')).toBe('wrong-state')
    expect(refusedWith('sign', inState('awaiting_signature', 'major'), 'principal')).toBe('permitted')
  })

  test('is listed exactly when it is permitted', () => {
    for (const [state, grade] of table) {
      const facts = inState(state, grade)
      for (const name of names) {
        const listed = may(facts, people[name], now)
        for (const command of commands) {
          expect([state, name, command, refusedWith(command, facts, name) === 'permitted']).toEqual([
            state,
            name,
            command,
            listed.includes(command),
          ])
        }
      }
    }
  })
})

describe('a fixer', () => {
  test('hands in only what was given to him, or to nobody', () => {
    const others = { ...inState('rectifying', 'general'), fixer: party('safety') }
    expect(may(others, people.fixer, now)).not.toContain('submit')
    expect(may({ ...others, fixer: null }, people.fixer, now)).toContain('submit')
  })
})

describe('where nobody insures', () => {
  test('the bureau grades, verifies and signs in the insurer’s place, and no insurer does', () => {
    const answerable = { id: 'bureau', name: 'bureau', kind: 'emergency-bureau' }
    const uninsured = { insurerId: null, answerableId: 'bureau', agencyId: null }
    const self = { finder: party('safety'), finderKind: 'enterprise', answerable }
    const at = (state: HazardState, grade: HazardGrade) => {
      const facts = inState(state, grade)
      return { ...facts, ...self, hazard: { ...facts.hazard, ...uninsured } }
    }
    expect(may(at('to_grade', 'ungraded'), people.county, now)).toContain('grade')
    expect(may(at('to_verify', 'major'), people.county, now)).toContain('verify_ok')
    expect(may(at('to_close', 'major'), people.county, now)).toContain('close')
    for (const name of ['service', 'manager', 'expert', 'lead'] as const)
      expect(may(at('to_close', 'major'), people[name], now)).toEqual([])
  })
})

test('every row of the machine names its clause, its parties and a journal word', () => {
  expect(transitions.length).toBeGreaterThan(40)
  for (const row of transitions) {
    expect(row.clause).toMatch(/[0-9]/)
    expect(row.by.length).toBeGreaterThan(0)
    expect(row.journal).toMatch(/^(hazard|major|report|statutory)\.[a-z_]+$/)
  }
})

test('a draft of another finder gives nobody anything', () => {
  for (const name of names.filter((one) => one !== 'expert')) expect(may(aHazard(), people[name], now)).toEqual([])
})

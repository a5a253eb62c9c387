import { describe, expect, test } from 'vitest'

import { createDeadlineKinds, type DeadlineKind } from '../../../src/deadlines/index.ts'
import { kindOf, ladderOf, telling } from './ladder.ts'

const noticeKinds = { has: (kind: string) => kind === 'reminder' }
const at = { from: 'due', workdays: 0 } as const
const good = telling('due-day', at)

describe('a ladder that could do nothing is refused at start', () => {
  test.each<[string, DeadlineKind[], string]>([
    ['a kind twice', [kindOf('fix', [good]), kindOf('fix', [good])], 'deadline kind fix is registered twice'],
    ['no ladder', [kindOf('fix', [], { ladders: [] })], 'deadline kind fix has no ladder'],
    ['a rung twice', [kindOf('fix', [good, good])], 'has rung due-day twice'],
    ['a version twice', [kindOf('fix', [], { ladders: [ladderOf('fix', [good]), ladderOf('fix', [good])] })], 'has version 1 twice'],
    ['version 0', [kindOf('fix', [], { ladders: [ladderOf('fix', [good], 0)] })], 'versions count from 1'],
    ['the ladder of another kind', [kindOf('fix', [], { ladders: [ladderOf('sign', [good])] })], 'has a ladder of sign'],
    ['a rung without acts', [kindOf('fix', [telling('idle', at, { acts: [] })])], 'rung fix.idle does nothing'],
    ['a telling without a card', [kindOf('fix', [telling('x', at, { acts: [{ tell: 'unheard', audience: 'a' }] })])], 'needs unheard'],
    ['a run without a handler', [kindOf('fix', [telling('x', at, { acts: [{ run: 'draft' }] })])], 'needs draft'],
    ['a run named like a property of every object', [kindOf('fix', [telling('x', at, { acts: [{ run: 'toString' }] })])], 'needs toString'],
  ])('%s', (_title, kinds, message) => {
    expect(() => createDeadlineKinds(kinds, noticeKinds)).toThrow(
      expect.objectContaining({ code: 'set-up', message: expect.stringContaining(message) }),
    )
  })

  test('a kind or version that is not there', () => {
    const kinds = createDeadlineKinds([kindOf('fix', [good])], noticeKinds)
    expect(() => kinds.get('sign')).toThrow('deadline kind sign is not registered')
    expect(() => kinds.ladder('fix', 7)).toThrow('no ladder of version 7')
  })
})

test('a new clock gets the newest ladder, a running one keeps its own', () => {
  const ladders = [ladderOf('fix', [good], 1), ladderOf('fix', [good], 3), ladderOf('fix', [good], 2)]
  const kinds = createDeadlineKinds([kindOf('fix', [], { ladders })], noticeKinds)
  expect(kinds.newestLadder('fix').version).toBe(3)
  expect(kinds.ladder('fix', 2)).toBe(ladders[2])
})

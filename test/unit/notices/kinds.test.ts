import { describe, expect, test } from 'vitest'

import { createNoticeKinds, type NoticeKind } from '../../../src/notices/index.ts'

const kind = (name: string, rest: Partial<NoticeKind> = {}): NoticeKind => ({
  kind: name,
  urgency: 'ordinary',
  clause: '375 §二(二)四',
  render: async () => ({ card: {} }),
  ...rest,
})

describe('kinds of notices', () => {
  test('two modules cannot register the same kind', () => {
    expect(() => createNoticeKinds([kind('a'), kind('b'), kind('a')])).toThrow(
      expect.objectContaining({ code: 'set-up', message: 'notice kind a is registered twice' }),
    )
  })

  test('are found by name, urgency and whether they ask', () => {
    const kinds = createNoticeKinds([kind('a'), kind('b', { urgency: 'major', asks: true })])
    expect([kinds.has('a'), kinds.has('c'), kinds.find('b')?.urgency]).toEqual([true, false, 'major'])
    expect([kinds.ofUrgency('major'), kinds.ofUrgency('answer'), kinds.asking]).toEqual([['b'], [], ['b']])
  })
})

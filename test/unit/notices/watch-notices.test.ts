import { expect, test, vi } from 'vitest'

import { watchNotices } from '../../../src/app/watch-notices.ts'
import type { NoticeEvent, NoticeKind } from '../../../src/notices/index.ts'
import { createMetrics } from '../../../src/observability/metrics.ts'

const kindOf = (kind: string): NoticeKind => ({
  kind,
  urgency: kind === 'danger' ? 'major' : 'ordinary',
  clause: '375 §二(二)四',
  render: () => Promise.resolve({ obsolete: 'over' }),
})

function watching() {
  const error = vi.fn()
  const metrics = createMetrics()
  const watch = watchNotices({ kinds: { find: kindOf }, metrics, logger: { error } })
  const tell = (rest: Partial<NoticeEvent>) => watch({ type: 'failed', kind: 'danger', channel: 'card', sinceCreatedMs: 0, ...rest })
  return { error, metrics, tell }
}

test('a major notice that reached nobody is told to the operator with its kind and reason', () => {
  const { error, tell } = watching()
  tell({ reason: 'no-account' })
  tell({ type: 'unknown', reason: 'unknown-outcome' })
  expect(error.mock.calls.map(([facts]) => facts)).toEqual([
    { kind: 'danger', channel: 'card', outcome: 'failed', reason: 'no-account' },
    { kind: 'danger', channel: 'card', outcome: 'unknown', reason: 'unknown-outcome' },
  ])
})

test('an ordinary one, one that is tried again and one that is over are counted only', async () => {
  const { error, metrics, tell } = watching()
  tell({ kind: 'told' })
  tell({ type: 'unknown' })
  tell({ type: 'later', reason: 'own-limit' })
  tell({ type: 'dropped', reason: 'obsolete' })
  expect(error).not.toHaveBeenCalled()
  const text = await metrics.registry.metrics()
  for (const outcome of ['failed', 'unknown', 'later', 'dropped'])
    expect(text).toContain(`anze_notices_total{outcome="${outcome}",channel="card"} 1`)
})

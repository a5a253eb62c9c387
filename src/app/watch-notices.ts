import type { NoticeEvent, NoticeKinds } from '../notices/index.ts'
import type { Logger } from '../observability/logger.ts'
import type { Metrics } from '../observability/metrics.ts'

interface Watch {
  readonly kinds: Pick<NoticeKinds, 'find'>
  readonly metrics: Pick<Metrics, 'notices'>
  readonly logger: Pick<Logger, 'error'>
}

/**
 * Counts what becomes of notices, and tells the operator of each one about a major hazard or an accident that reached nobody:
 * somebody has to be called.
 */
export function watchNotices({ kinds, metrics, logger }: Watch): (event: NoticeEvent) => void {
  return ({ type, kind, channel, reason }) => {
    metrics.notices.inc({ outcome: type, channel })
    // An outcome nobody knows is tried again; with a reason it has ended.
    const isEnd = type === 'failed' || (type === 'unknown' && reason !== undefined)
    if (isEnd && kinds.find(kind)?.urgency === 'major')
      logger.error({ kind, channel, outcome: type, reason }, 'a major notice reached nobody')
  }
}

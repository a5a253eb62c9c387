import type { Tx } from '../../../db/types.ts'
import { openDeadline, type RungDeps } from '../../../deadlines/index.ts'
import type { FailedNotice } from '../../../notices/index.ts'
import { hazardClocks } from '../rules/clock-names.ts'
import { hazardNotices } from '../rules/notice-names.ts'

/** Kinds that must arrive: when one fails, what follows does not wait for its own rung. */
const mustArrive: readonly string[] = [hazardNotices.majorNotice, hazardNotices.overdueReport, hazardNotices.unsignedCounty]

export type NoticeFailed = (tx: Tx, failed: FailedNotice) => Promise<void>

/**
 * Starts, for a notice that must arrive and failed, a clock that is due at once. The next tick goes the other way, under
 * the lock of the hazard, which the delivery must not wait for.
 */
export function hazardNoticeFailures(deps: RungDeps): Readonly<Record<string, NoticeFailed>> {
  const failed: NoticeFailed = async (tx, { notice, channel, card, reason }) => {
    const params = {
      hazard: notice.subject.id,
      kind: notice.kind,
      to: notice.to,
      channel,
      card,
      reason,
      report: notice.params.report ?? null,
    }
    const subject = { type: 'notice', id: notice.id }
    await openDeadline(tx, deps, { kind: hazardClocks.unreached, subject, dueAt: deps.clock.now(), params })
  }
  return Object.fromEntries(mustArrive.map((kind) => [kind, failed]))
}

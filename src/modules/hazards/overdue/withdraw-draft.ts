import type { Tx } from '../../../db/types.ts'
import { closeDeadline } from '../../../deadlines/index.ts'
import { type JournalActor, record } from '../../../journal/index.ts'
import type { Clock } from '../../../lib/clock.ts'
import type { HazardFacts } from '../facts.ts'
import { hazardClocks } from '../rules/clock-names.ts'
import { withdrawReport } from '../store/report-rows.ts'

/**
 * Takes back the report of an overdue hazard that was drafted and not sent: the hazard is not overdue any more, or has
 * ended. A sent report is never taken back here.
 *
 * @returns false when no draft waits, which is a success for the caller.
 */
export async function withdrawDraft(
  tx: Tx,
  deps: { readonly clock: Clock },
  { facts, by, reason }: { readonly facts: HazardFacts; readonly by: JournalActor | 'clock'; readonly reason: string },
): Promise<boolean> {
  const { report, hazard } = facts
  if (report?.state !== 'draft') return false
  await withdrawReport(tx, report.id, deps.clock.now())
  const subject = { type: 'overdue-report', id: report.id }
  await closeDeadline(tx, deps, { kind: hazardClocks.report, subject, state: 'cancelled', reason: 'report-withdrawn' })
  await record(tx, deps, {
    action: 'report.withdrawn',
    by,
    channel: by === 'clock' ? 'clock' : 'chat',
    subject: { type: 'hazard', id: hazard.id },
    reason,
    details: { report: report.id },
  })
  return true
}

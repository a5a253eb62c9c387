import type { Tx } from '../../../db/types.ts'
import type { RungDeps, RunningDeadline } from '../../../deadlines/index.ts'
import { record } from '../../../journal/index.ts'
import { enqueueNotices, refreshNotices } from '../../../notices/index.ts'
import { audienceOf } from '../audience.ts'
import type { HazardFacts } from '../facts.ts'
import { factsOf } from '../queries/facts.ts'
import { isOverdue } from '../rules/due-dates.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { lockHazard, writeHazard } from '../store.ts'
import { isAutomaticOn } from './automatic.ts'
import { recordAutomatic, sendReport } from './send-report.ts'
import { withdrawDraft } from './withdraw-draft.ts'

/**
 * Twenty-four hours after the hazard became overdue: the report goes out even if nobody at the insurer acted (系统代报).
 *
 * A hazard that ended meanwhile, or got more time, takes its draft with it. Where 系统代报 is turned off the insurer is
 * reminded by telephone instead, and the silence is on record.
 *
 * @see 375 §二(二)四
 */
export async function sendWhenSilent(tx: Tx, deadline: RunningDeadline, deps: RungDeps): Promise<void> {
  const hazardId = typeof deadline.params.hazard === 'string' ? deadline.params.hazard : ''
  await lockHazard(tx, hazardId)
  const facts = await factsOf(tx, hazardId)
  if (facts?.report?.state !== 'draft' || facts.report.id !== deadline.subject.id) return
  if (isOverdue(facts.hazard, deps.clock.now())) {
    if (await isAutomaticOn(tx)) {
      await recordAutomatic(tx, deps, { facts, details: await sendReport(tx, deps, { facts, by: 'clock' }) })
    } else {
      await remindAgain(tx, deps, facts)
    }
  } else {
    await withdrawDraft(tx, deps, { facts, by: 'clock', reason: '已不再逾期' })
  }
  await writeHazard(tx, facts.hazard, {})
  await refreshNotices(tx, deps, { type: 'hazard', id: hazardId })
}

async function remindAgain(tx: Tx, deps: RungDeps, facts: HazardFacts): Promise<void> {
  const reportId = facts.report?.id ?? ''
  const subject = { type: 'hazard', id: facts.hazard.id }
  await record(tx, deps, {
    action: 'report.held',
    by: 'clock',
    channel: 'clock',
    subject,
    reason: '系统代报已关闭',
    details: { report: reportId },
  })
  const people = await audienceOf(tx, { facts, words: ['responsible', 'manager'] }, deps.clock.now())
  await enqueueNotices(
    tx,
    deps,
    people.map((to) => ({
      kind: hazardNotices.reportDraft,
      subject,
      to,
      params: { report: reportId, isLate: true },
      dedupeKey: `${hazardNotices.reportDraft}:${reportId}:late:${to.personId}`,
      buzz: ['buzz-phone' as const],
    })),
  )
}

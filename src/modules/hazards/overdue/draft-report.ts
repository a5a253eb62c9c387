import { createHash } from 'node:crypto'
import type { Tx } from '../../../db/types.ts'
import { openDeadline, type RungDeps } from '../../../deadlines/index.ts'
import { record } from '../../../journal/index.ts'
import { enqueueNotices, refreshNotices } from '../../../notices/index.ts'
import { audienceOf } from '../audience.ts'
import type { HazardFacts } from '../facts.ts'
import { factsOf } from '../queries/facts.ts'
import { hazardClocks, reportHours } from '../rules/clock-names.ts'
import { isOverdue } from '../rules/due-dates.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { lockHazard, writeHazard } from '../store.ts'
import { latenessStatement } from './lateness.ts'
import { reportExtras } from './report-extras.ts'
import { reportText } from './report-text.ts'

const hourMs = 3_600_000

/** SHA-256 of a text, 64 hex digits. */
export const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

const isOverdueMajor = ({ hazard }: HazardFacts, now: Date): boolean => hazard.grade === 'major' && isOverdue(hazard, now)

/** Whether this due time has been reported, or is about to be; more time granted afterwards is a due time of its own. */
async function isReported(tx: Tx, hazard: { readonly id: string; readonly dueAt: Date }): Promise<boolean> {
  const where = { hazardId: hazard.id, state: { in: ['draft', 'sent'] }, dueAt: { gte: hazard.dueAt } }
  return (await tx.overdueReport.count({ where })) > 0
}

interface Overdue {
  readonly hazardId: string
  readonly since: Date
}

/**
 * Drafts the report of a major hazard that is overdue, and starts the clock that sends it.
 *
 * Does nothing when it is not overdue (any more), or when this due time was drafted or reported already: the bodies are told
 * once and follow it up themselves.
 *
 * @param overdue.since - the instant from which it is overdue: the 24 hours of the insurer run from here, at the earliest
 * until now.
 * @see 375 §二(二)四
 */
export async function draftReport(tx: Tx, deps: RungDeps, { hazardId, since }: Overdue): Promise<void> {
  await lockHazard(tx, hazardId)
  const facts = await factsOf(tx, hazardId)
  const sendAt = new Date(Math.max(since.getTime() + reportHours * hourMs, deps.clock.now().getTime()))
  if (facts === null || !(await writeDraft(tx, deps, { facts, since, sendAt }))) return
  await writeHazard(tx, facts.hazard, {})
  await refreshNotices(tx, deps, { type: 'hazard', id: hazardId })
}

/** The report was taken back: while the hazard is overdue a new draft stands at once, within the act that took it back. */
export async function draftAgain(tx: Tx, deps: RungDeps, { hazardId, since }: Overdue): Promise<void> {
  const facts = await factsOf(tx, hazardId)
  const sendAt = new Date(deps.clock.now().getTime() + reportHours * hourMs)
  if (facts !== null) await writeDraft(tx, deps, { facts, since, sendAt })
}

interface Draft {
  readonly facts: HazardFacts
  readonly since: Date
  /** When the clock sends it. */
  readonly sendAt: Date
}

/** @returns false when there is nothing to report. */
async function writeDraft(tx: Tx, deps: RungDeps, { facts, since, sendAt }: Draft): Promise<boolean> {
  const now = deps.clock.now()
  const { id: hazardId, dueAt } = facts.hazard
  if (dueAt === null || !isOverdueMajor(facts, now) || (await isReported(tx, { id: hazardId, dueAt }))) return false
  const reportId = deps.ids.next()
  const lateness = latenessStatement({ since, at: null, isAutomatic: false })
  const text = reportText(facts, { ...(await reportExtras(tx, facts, now)), lateness })
  await tx.overdueReport.create({
    data: { id: reportId, hazardId, state: 'draft', dueAt: since, text, textHash: hashOf(text), draftedAt: now },
  })
  const subject = { type: 'hazard', id: hazardId }
  await record(tx, deps, { action: 'report.drafted', by: 'clock', channel: 'clock', subject, details: { report: reportId } })
  const clock = { kind: hazardClocks.report, subject: { type: 'overdue-report', id: reportId }, params: { hazard: hazardId } }
  await openDeadline(tx, deps, { ...clock, dueAt: sendAt })
  // Drafted too late for anybody to act before the clock sends it: they are told that it was sent.
  if (sendAt > now) await tellInsurer(tx, deps, { facts, reportId, sendAt })
  return true
}

async function tellInsurer(tx: Tx, deps: RungDeps, draft: { facts: HazardFacts; reportId: string; sendAt: Date }): Promise<void> {
  const { facts, reportId, sendAt } = draft
  const people = await audienceOf(tx, { facts, words: ['responsible', 'manager'] }, deps.clock.now())
  await enqueueNotices(
    tx,
    deps,
    people.map((to) => ({
      kind: hazardNotices.reportDraft,
      subject: { type: 'hazard', id: facts.hazard.id },
      to,
      params: { report: reportId, sendAt: sendAt.toISOString() },
      dedupeKey: `${hazardNotices.reportDraft}:${reportId}:${to.personId}`,
      buzz: ['buzz-app' as const],
    })),
  )
}

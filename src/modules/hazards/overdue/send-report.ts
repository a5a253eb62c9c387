import type { Tx } from '../../../db/types.ts'
import { closeDeadline, type RungDeps } from '../../../deadlines/index.ts'
import { type JournalActor, record } from '../../../journal/index.ts'
import { AppError } from '../../../lib/errors.ts'
import type { HazardFacts } from '../facts.ts'
import { hazardClocks } from '../rules/clock-names.ts'
import { insertReceivers, updateReport } from '../store/report-rows.ts'
import type { ReceiverState } from '../types.ts'
import { hashOf } from './draft-report.ts'
import { latenessStatement } from './lateness.ts'
import { openReceiverClocks } from './receiver-clocks.ts'
import { type Receiver, receiversOf } from './receivers.ts'
import { reportExtras } from './report-extras.ts'
import { reportText } from './report-text.ts'
import { tellReceivers } from './tell-receivers.ts'

/** Who sends the waiting draft, and what is added to it. */
export interface Sending {
  readonly facts: HazardFacts
  /** `clock`: nobody at the insurer acted (系统代报). */
  readonly by: JournalActor | 'clock'
  readonly opinion?: string | undefined
}

/** `HZ-20261123-001` is reported as `SB-20261123-001-1`; a second report of the same hazard ends in 2. */
async function numberOf(tx: Tx, { hazard }: HazardFacts): Promise<string> {
  const sent = await tx.overdueReport.count({ where: { hazardId: hazard.id, number: { not: null } } })
  return `${(hazard.number ?? hazard.id).replace(/^HZ/, 'SB')}-${sent + 1}`
}

/**
 * Sends the drafted report to bureau and department, with today's facts.
 *
 * The hazard is locked by the caller, who also writes the journal row of the act and the version of the hazard.
 *
 * @returns what the journal keeps of it.
 * @throws AppError `wrong-state` when no draft waits.
 */
export async function sendReport(tx: Tx, deps: RungDeps, sending: Sending): Promise<Record<string, unknown>> {
  const { facts, by } = sending
  const { report, enterprise } = facts
  if (report?.state !== 'draft' || enterprise === null) throw new AppError('wrong-state', '没有等待报送的报告。')
  const now = deps.clock.now()
  const isAutomatic = by === 'clock'
  const { dueAt: since } = await tx.overdueReport.findUniqueOrThrow({ where: { id: report.id }, select: { dueAt: true } })
  const lateness = latenessStatement({ since, at: now, isAutomatic })
  const asSent = { ...facts, report: { ...report, sentAt: now, isAutomatic } }
  const text = reportText(asSent, { ...(await reportExtras(tx, asSent, now)), lateness })
  const number = await numberOf(tx, facts)
  await updateReport(tx, report.id, {
    ...{ number, state: 'sent', text, textHash: hashOf(text), sentAt: now, isAutomatic },
    ...{ sentBy: isAutomatic ? null : by.personId, opinion: sending.opinion ?? null },
  })
  const receivers = await receiversOf(tx, enterprise, now)
  await keepReceivers(tx, deps, { hazardId: facts.hazard.id, reportId: report.id, receivers })
  const subject = { type: 'overdue-report', id: report.id }
  await closeDeadline(tx, deps, { kind: hazardClocks.report, subject, state: 'met', reason: 'sent' })
  await tellReceivers(tx, deps, { facts, reportId: report.id, receivers, isAutomatic })
  return { report: report.id, number, isAutomatic, lateness, receivers }
}

interface Kept {
  readonly hazardId: string
  readonly reportId: string
  readonly receivers: readonly Receiver[]
}

const stateAtSending = ({ way, basis }: Pick<Receiver, 'way' | 'basis'>): ReceiverState => {
  if (way === 'by-hand') return 'by-hand'
  return basis === 'copy' ? 'copied' : 'sent'
}

/** One row a body, and its clocks: of a body that only a person reaches the carrying is waited for, of a copy nothing. */
async function keepReceivers(tx: Tx, deps: RungDeps, { hazardId, reportId, receivers }: Kept): Promise<void> {
  const addedAt = deps.clock.now()
  await insertReceivers(
    tx,
    receivers.map(({ way, ...receiver }) => ({ reportId, ...receiver, state: stateAtSending({ way, ...receiver }), addedAt })),
  )
  for (const { organisationId, way, basis } of receivers) {
    const part = { hazardId, reportId, body: organisationId }
    if (way === 'by-hand') await openReceiverClocks(tx, deps, part, ['receipt'])
    else if (basis !== 'copy') await openReceiverClocks(tx, deps, part)
  }
}

/** Journals a sending by the clock; a person's is journalled by the frame of the command. */
export async function recordAutomatic(
  tx: Tx,
  deps: RungDeps,
  sent: { facts: HazardFacts; details: Record<string, unknown> },
): Promise<void> {
  await record(tx, deps, {
    action: 'report.sent',
    by: 'clock',
    channel: 'clock',
    subject: { type: 'hazard', id: sent.facts.hazard.id },
    reason: '系统代报',
    details: sent.details,
  })
}

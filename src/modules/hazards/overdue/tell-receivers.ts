import type { Tx } from '../../../db/types.ts'
import type { RungDeps } from '../../../deadlines/index.ts'
import { enqueueNotices, type NoticeRequest, type Recipient } from '../../../notices/index.ts'
import { dutyRecipients } from '../../directory/index.ts'
import { audienceOf } from '../audience.ts'
import type { HazardFacts } from '../facts.ts'
import { type HazardNotice, hazardNotices } from '../rules/notice-names.ts'
import type { Receiver } from './receivers.ts'

interface SentReport {
  readonly facts: HazardFacts
  readonly reportId: string
  readonly receivers: readonly Receiver[]
  readonly isAutomatic: boolean
}

/**
 * Tells the people on duty of each body, and the insurer what it still has to do: carry the report to whom no card
 * reaches, or know that the clock has reported in its place.
 */
export async function tellReceivers(tx: Tx, deps: RungDeps, sent: SentReport): Promise<void> {
  const now = deps.clock.now()
  const requests: NoticeRequest[] = []
  for (const { organisationId, capacity, way } of sent.receivers) {
    if (way === 'by-hand') continue
    const onDuty = await dutyRecipients(tx, { organisationId, matter: 'overdue-report' }, now)
    requests.push(...onDuty.map((to) => request(sent, { kind: hazardNotices.overdueReport, to, params: { capacity } })))
  }
  const insurer = await audienceOf(tx, { facts: sent.facts, words: ['responsible', 'manager'] }, now)
  const carried = sent.receivers.filter(({ way }) => way === 'by-hand').map(({ name, capacity }) => ({ name, capacity }))
  if (carried.length > 0) {
    requests.push(...insurer.map((to) => request(sent, { kind: hazardNotices.reportByHand, to, params: { bodies: carried } })))
  }
  if (sent.isAutomatic) requests.push(...insurer.map((to) => request(sent, { kind: hazardNotices.reportSent, to, params: {} })))
  await enqueueNotices(tx, deps, requests)
}

function request(
  { facts, reportId }: SentReport,
  telling: { readonly kind: HazardNotice; readonly to: Recipient; readonly params: Record<string, unknown> },
): NoticeRequest {
  return {
    kind: telling.kind,
    subject: { type: 'hazard', id: facts.hazard.id },
    to: telling.to,
    params: { ...telling.params, report: reportId },
    dedupeKey: `${telling.kind}:${reportId}:${telling.to.organisationId}:${telling.to.personId}`,
    buzz: ['buzz-app'],
  }
}

import type { Tx } from '../../../db/types.ts'
import type { RungDeps } from '../../../deadlines/index.ts'
import { type Body, bodiesAtLevel } from '../../directory/index.ts'
import { tellOperators } from '../../operations/index.ts'
import { insertReceivers } from '../store/report-rows.ts'
import type { ReceiverView } from '../types.ts'
import { openReceiverClocks } from './receiver-clocks.ts'
import { type ReportSent, tellBody } from './tell-receivers.ts'

/** Why a body of a higher level gets the report now. */
export interface PassUp extends ReportSent {
  readonly from: ReceiverView
  /** null: nobody is above the body the report comes from. */
  readonly to: ReceiverView['level'] | null
  readonly basis: 'passed-up' | 'climbed'
  readonly reason: string
}

/**
 * Gives the report to the body above one that is silent or cannot be reached, in the same line: bureau to bureau, department
 * to department. A copy there becomes a report to be received. Who has it already is not told again.
 *
 * A body that takes the place of another has all its clocks; one that only hears of a silence is asked for its receipt.
 *
 * @returns the body; null when none above can be reached, which the operator is told.
 */
export async function passUp(tx: Tx, deps: RungDeps, passed: PassUp): Promise<Body | null> {
  const { facts, reportId, from, to } = passed
  const body = to === null || facts.enterprise === null ? null : await bodyAbove(tx, deps, { ...passed, to, enterprise: facts.enterprise })
  if (body === null || body.organisationId === from.organisationId) {
    await tellNobodyAbove(tx, deps, passed)
    return null
  }
  const known = facts.report?.recipients.find(({ organisationId }) => organisationId === body.organisationId)
  if (known === undefined || known.state === 'copied') {
    await take(tx, deps, { passed, body })
    await tellBody(tx, deps, { facts, reportId }, { organisationId: body.organisationId, key: passed.basis, buzz: ['buzz-app'] })
  }
  return body
}

type Enterprise = NonNullable<PassUp['facts']['enterprise']>

async function bodyAbove(
  tx: Tx,
  { clock }: RungDeps,
  { from, to, enterprise }: { from: ReceiverView; to: ReceiverView['level']; enterprise: Enterprise },
): Promise<Body | null> {
  const { bureau, department } = await bodiesAtLevel(tx, { enterprise, from: to }, clock.now())
  return from.capacity === 'industry-department' ? department : bureau
}

async function take(tx: Tx, deps: RungDeps, { passed, body }: { passed: PassUp; body: Body }): Promise<void> {
  const { reportId, facts, from, basis, reason } = passed
  const now = deps.clock.now()
  const { organisationId, name, level } = body
  const row = { capacity: from.capacity, basis, reason, fromId: from.organisationId, state: 'sent', addedAt: now }
  await insertReceivers(tx, [{ reportId, organisationId, name, level, ...row }])
  await tx.overdueReportRecipient.updateMany({ where: { reportId, organisationId, state: 'copied' }, data: row })
  const part = { hazardId: facts.hazard.id, reportId, body: organisationId }
  await openReceiverClocks(tx, deps, part, basis === 'climbed' ? ['receipt'] : undefined)
}

async function tellNobodyAbove(tx: Tx, deps: RungDeps, { facts, reportId, from, reason }: PassUp): Promise<void> {
  await tellOperators(tx, deps, {
    matter: '逾期报告没有上一级可报',
    text: `${facts.hazard.number ?? ''} 的逾期报告：${reason}，上一级没有能收到消息的登记人员。请电话联系，并请他们登记值班人员。`,
    dedupeKey: `report-nobody-above:${reportId}:${from.organisationId}`,
  })
}

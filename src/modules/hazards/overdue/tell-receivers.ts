import type { Tx } from '../../../db/types.ts'
import type { RungDeps } from '../../../deadlines/index.ts'
import { enqueueNotices, type NoticeRequest, type Recipient } from '../../../notices/index.ts'
import { dutyRecipients } from '../../directory/index.ts'
import { tellOperators } from '../../operations/index.ts'
import { audienceOf } from '../audience.ts'
import type { HazardFacts } from '../facts.ts'
import { type HazardNotice, hazardNotices } from '../rules/notice-names.ts'
import type { Receiver } from './receivers.ts'

/** A report under way: which hazard, which report. */
export interface ReportSent {
  readonly facts: HazardFacts
  readonly reportId: string
}

interface SentReport extends ReportSent {
  readonly receivers: readonly Receiver[]
  readonly isAutomatic: boolean
}

/**
 * Tells the people on duty of each body, and the insurer what it still has to do: carry the report to whom no card
 * reaches, or know that the clock has reported in its place.
 */
export async function tellReceivers(tx: Tx, deps: RungDeps, sent: SentReport): Promise<void> {
  for (const { organisationId, way, basis } of sent.receivers) {
    if (way === 'card') await tellBody(tx, deps, sent, { organisationId, key: '', buzz: basis === 'copy' ? [] : ['buzz-app'] })
  }
  const carried = sent.receivers.filter(({ way }) => way === 'by-hand')
  if (carried.length > 0) await tellCarriers(tx, deps, sent, { bodies: carried, key: '', buzz: ['buzz-app'] })
  if (sent.isAutomatic) await tellInsurer(tx, deps, sent, { kind: hazardNotices.reportSent, key: '', params: {}, buzz: ['buzz-app'] })
}

interface ToBody {
  readonly organisationId: string
  /** What makes it a new telling; empty for the first. */
  readonly key: string
  readonly buzz: NonNullable<NoticeRequest['buzz']>
}

/** The report to everybody on duty of one body. @returns whether anybody was there to be told. */
export async function tellBody(tx: Tx, deps: RungDeps, sent: ReportSent, { organisationId, key, buzz }: ToBody): Promise<boolean> {
  const onDuty = await dutyRecipients(tx, { organisationId, matter: 'overdue-report' }, deps.clock.now())
  const kind = hazardNotices.overdueReport
  await enqueueNotices(
    tx,
    deps,
    onDuty.map((to) => request(sent, { kind, to, key, params: {}, buzz })),
  )
  return onDuty.length > 0
}

/** The report to one person of a body, who stands in for somebody it did not reach. */
export async function tellOne(tx: Tx, deps: RungDeps, sent: ReportSent, to: Recipient): Promise<void> {
  await enqueueNotices(tx, deps, [request(sent, { kind: hazardNotices.overdueReport, to, key: '', params: {}, buzz: ['buzz-app'] })])
}

interface ToCarry {
  readonly bodies: readonly { readonly organisationId: string; readonly name: string }[]
  readonly key: string
  readonly buzz: NonNullable<NoticeRequest['buzz']>
}

/** The task to carry the printed report to bodies no card reaches, and the operator, who can register somebody there. */
export async function tellCarriers(tx: Tx, deps: RungDeps, sent: ReportSent, { bodies, key, buzz }: ToCarry): Promise<void> {
  const names = bodies.map(({ name }) => name)
  const params = { bodies: names.map((name) => ({ name })) }
  await tellInsurer(tx, deps, sent, { kind: hazardNotices.reportByHand, key, params, buzz })
  await tellOperators(tx, deps, {
    matter: '逾期报告没有送到接收单位',
    text: `${sent.facts.hazard.number ?? ''} 的逾期报告送不到${names.join('、')}：那里没有能收到消息的登记人员。已请保险机构当面送达。请联系这个单位登记值班人员。`,
    dedupeKey: `report-not-reached:${sent.reportId}:${bodies.map(({ organisationId }) => organisationId).join('+')}`,
  })
}

interface ToInsurer {
  readonly kind: HazardNotice
  readonly key: string
  readonly params: Record<string, unknown>
  readonly buzz?: NonNullable<NoticeRequest['buzz']>
}

/** Those at the insurer who answer for the hazard. */
export async function tellInsurer(tx: Tx, deps: RungDeps, sent: ReportSent, { kind, key, params, buzz = [] }: ToInsurer): Promise<void> {
  const insurer = await audienceOf(tx, { facts: sent.facts, words: ['responsible', 'manager'] }, deps.clock.now())
  await enqueueNotices(
    tx,
    deps,
    insurer.map((to) => request(sent, { kind, to, key, params, buzz })),
  )
}

interface Request extends Required<ToInsurer> {
  readonly to: Recipient
}

function request({ facts, reportId }: ReportSent, { kind, to, key, params, buzz }: Request): NoticeRequest {
  return {
    kind,
    subject: { type: 'hazard', id: facts.hazard.id },
    to,
    params: { ...params, report: reportId },
    dedupeKey: [kind, reportId, to.organisationId, to.personId, ...(key === '' ? [] : [key])].join(':'),
    buzz,
  }
}

import type { Tx } from '../../../db/types.ts'
import type { RungDeps, RunningDeadline } from '../../../deadlines/index.ts'
import { record } from '../../../journal/index.ts'
import { redrawHazard } from '../commands/redraw.ts'
import type { HazardFacts } from '../facts.ts'
import { factsOf } from '../queries/facts.ts'
import { climbDays } from '../rules/clock-names.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { levelAbove } from '../rules/report-climb.ts'
import { owes } from '../rules/report-steps.ts'
import { putOnWatch } from '../store/report-rows.ts'
import { lockHazard, writeHazard } from '../store.ts'
import type { ReceiverState, ReceiverView } from '../types.ts'
import { passUp } from './pass-up.ts'
import { tellBody, tellCarriers, tellInsurer } from './tell-receivers.ts'

/** One body's part of a report that still runs, read under the lock of its hazard. */
interface SilentPart {
  readonly facts: HazardFacts
  readonly reportId: string
  readonly from: ReceiverView
}

const ended: readonly string[] = ['closed', 'merged', 'voided']

/** The part a rung is about, as long as its body owes what the rung waits for; null when there is nothing to climb for. */
async function silentPart(tx: Tx, { params }: RunningDeadline, owed: readonly ReceiverState[]): Promise<SilentPart | null> {
  const hazardId = String(params.hazard)
  await lockHazard(tx, hazardId)
  const facts = await factsOf(tx, hazardId)
  const report = facts?.report
  if (!facts || !report || report.id !== params.report || report.state !== 'sent') return null
  if (facts.hazard.grade !== 'major' || ended.includes(facts.hazard.state)) return null
  const from = report.recipients.find(({ organisationId }) => organisationId === params.body)
  return from !== undefined && owed.includes(from.state) ? { facts, reportId: report.id, from } : null
}

async function keep(tx: Tx, deps: RungDeps, { facts, reportId, from }: SilentPart, act: { action: string; to?: string | null }) {
  const subject = { type: 'hazard', id: facts.hazard.id }
  await writeHazard(tx, facts.hazard, {})
  const details = { report: reportId, body: from.organisationId, ...(act.to !== undefined && { to: act.to }) }
  await record(tx, deps, { action: act.action, by: 'clock', channel: 'clock', subject, reason: from.organisationName, details })
  await redrawHazard(tx, deps, facts)
}

/** The next working day without a receipt: the same people again with a phone buzz; a paper that was not carried, its carriers. */
export async function tellReceiverAgain(tx: Tx, deadline: RunningDeadline, deps: RungDeps): Promise<void> {
  const part = await silentPart(tx, deadline, owes.receipt)
  if (part === null) return
  const { organisationId, organisationName: name, state } = part.from
  const again = { key: 'again', buzz: ['buzz-phone'] as const }
  if (state === 'by-hand') await tellCarriers(tx, deps, part, { bodies: [{ organisationId, name }], ...again })
  else await tellBody(tx, deps, part, { organisationId, ...again })
  await keep(tx, deps, part, { action: 'report.reminded' })
}

/** Three working days without an opinion: the body above hears of it. */
export async function climbToCity(tx: Tx, deadline: RunningDeadline, deps: RungDeps): Promise<void> {
  const part = await silentPart(tx, deadline, owes.opinion)
  if (part === null) return
  const { organisationName, level } = part.from
  const reason = `${organisationName}${climbDays.opinion}个工作日没有处置意见`
  const body = await passUp(tx, deps, { ...part, to: levelAbove[level], basis: 'climbed', reason })
  await keep(tx, deps, part, { action: 'report.climbed', to: body?.organisationId ?? null })
}

/** Seven working days and not brought to an end: the province, and its watch list. */
export async function climbToProvince(tx: Tx, deadline: RunningDeadline, deps: RungDeps): Promise<void> {
  const part = await silentPart(tx, deadline, owes.end)
  if (part === null) return
  const { facts, reportId, from } = part
  const reason = `${from.organisationName}${climbDays.reportEnd}个工作日没有办结`
  const { enterpriseId, insurerId, id: hazardId } = facts.hazard
  if (enterpriseId !== null) await putOnWatch(tx, { reportId, hazardId, enterpriseId, insurerId, reason, since: deps.clock.now() })
  const to = from.level === 'province' ? null : 'province'
  const body = await passUp(tx, deps, { ...part, to, basis: 'climbed', reason })
  await tellInsurer(tx, deps, part, {
    kind: hazardNotices.reportMoved,
    key: 'watched',
    params: { step: 'watched', body: from.organisationName },
  })
  await keep(tx, deps, part, { action: 'report.watch_listed', to: body?.organisationId ?? null })
}

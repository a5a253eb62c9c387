import type { Tx } from '../../../db/types.ts'
import type { RungDeps } from '../../../deadlines/index.ts'
import { record } from '../../../journal/index.ts'
import { redrawHazard } from '../commands/redraw.ts'
import { factsOf } from '../queries/facts.ts'
import { channelReason } from '../rules/channel-reasons.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { levelAbove } from '../rules/report-climb.ts'
import { lockHazard, writeHazard } from '../store.ts'
import { passUp } from './pass-up.ts'
import { closeReceiverClocks } from './receiver-clocks.ts'
import type { Unreached } from './skip-channel.ts'
import { nextStandIn, reachesAnybody, type Untold } from './stand-in.ts'
import { type ReportSent, tellCarriers, tellOne } from './tell-receivers.ts'

/**
 * The report did not reach somebody on duty. As long as a colleague has it that is enough; else his deputy and then the
 * colleagues who may receive it are asked, one after the other; when it reaches nobody of the body, the body above gets it now,
 * the insurer has it to carry, and the operator is told.
 */
export async function bodyNotReached(tx: Tx, deps: RungDeps, unreached: Unreached): Promise<void> {
  if (unreached.channel !== 'card') return
  await lockHazard(tx, unreached.hazard)
  const facts = await factsOf(tx, unreached.hazard)
  const report = facts?.report
  const from = report?.recipients.find(({ organisationId }) => organisationId === unreached.to.organisationId)
  if (!facts || !report || report.id !== unreached.report || from?.state !== 'sent') return
  const sent = { facts, reportId: report.id }
  const untold = { hazard: unreached.hazard, kind: hazardNotices.overdueReport, to: unreached.to, report: report.id }
  if ((await reachesAnybody(tx, untold)) || (await toldStandIn(tx, deps, { untold, sent }))) return
  const { organisationId, organisationName: name } = from
  const reason = `登记的值班人员和代理人都收不到（${channelReason(unreached.reason)}）`
  await tx.overdueReportRecipient.updateMany({ where: { reportId: report.id, organisationId }, data: { state: 'by-hand', reason } })
  await closeReceiverClocks(
    tx,
    deps,
    { reportId: report.id, body: organisationId },
    { clocks: ['opinion', 'reportEnd'], reason: 'by-hand' },
  )
  await tellCarriers(tx, deps, sent, { bodies: [{ organisationId, name }], key: `unreached:${organisationId}`, buzz: ['buzz-app'] })
  const to = await passUp(tx, deps, { ...sent, from, to: levelAbove[from.level], basis: 'passed-up', reason: `${name}${reason}` })
  const subject = { type: 'hazard', id: facts.hazard.id }
  await writeHazard(tx, facts.hazard, {})
  await record(tx, deps, {
    ...{ action: 'report.passed_up', by: 'clock', channel: 'clock', subject, reason: name },
    details: { report: report.id, body: organisationId, code: unreached.reason, to: to?.organisationId ?? null },
  })
  await redrawHazard(tx, deps, facts)
}

/** Tells whoever stands in next. @returns whether there was one. */
async function toldStandIn(tx: Tx, deps: RungDeps, { untold, sent }: { untold: Untold; sent: ReportSent }): Promise<boolean> {
  const next = await nextStandIn(tx, untold, deps.clock.now())
  if (next === null) return false
  await tellOne(tx, deps, sent, next)
  const { personId: absent, organisationId: body } = untold.to
  await record(tx, deps, {
    ...{ action: 'report.stand_in_told', by: 'clock', channel: 'clock', subject: { type: 'hazard', id: untold.hazard } },
    details: { report: sent.reportId, body, absent, to: next.personId },
  })
  return true
}

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
import { tellCarriers } from './tell-receivers.ts'

/**
 * The report did not reach somebody on duty. As long as a colleague has it that is enough; when nobody of the body has, the body
 * above gets it now, the insurer has it to carry, and the operator is told.
 */
export async function bodyNotReached(tx: Tx, deps: RungDeps, unreached: Unreached): Promise<void> {
  if (unreached.channel !== 'card') return
  await lockHazard(tx, unreached.hazard)
  const facts = await factsOf(tx, unreached.hazard)
  const report = facts?.report
  const from = report?.recipients.find(({ organisationId }) => organisationId === unreached.to.organisationId)
  if (!facts || !report || report.id !== unreached.report || from?.state !== 'sent' || (await hasAnybody(tx, unreached))) return
  const { organisationId, organisationName: name } = from
  const reason = `登记的值班人员都收不到（${channelReason(unreached.reason)}）`
  await tx.overdueReportRecipient.updateMany({ where: { reportId: report.id, organisationId }, data: { state: 'by-hand', reason } })
  await closeReceiverClocks(
    tx,
    deps,
    { reportId: report.id, body: organisationId },
    { clocks: ['opinion', 'reportEnd'], reason: 'by-hand' },
  )
  const sent = { facts, reportId: report.id }
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

/** Whether the report came, or may still come, to anybody of the body. */
async function hasAnybody(tx: Tx, { hazard, to, report }: Unreached): Promise<boolean> {
  const alive = await tx.notice.count({
    where: {
      ...{ subjectType: 'hazard', subjectId: hazard, kind: hazardNotices.overdueReport, channel: 'card' },
      organisationId: to.organisationId,
      params: { path: ['report'], equals: report ?? '' },
      state: { notIn: ['failed', 'dropped'] },
    },
  })
  return alive > 0
}

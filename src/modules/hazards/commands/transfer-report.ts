import { transferForm } from '../forms.ts'
import { everyReceiverClock, openReceiverClocks } from '../overdue/receiver-clocks.ts'
import { tellBody, tellCarriers } from '../overdue/tell-receivers.ts'
import { transferTargets } from '../overdue/transfer-targets.ts'
import { fieldError } from '../parse-form.ts'
import { insertReceivers } from '../store/report-rows.ts'
import { hazardCommand, type Step } from './hazard-command.ts'
import { movePart, type OwnPart, tellMoved } from './report-part.ts'

/**
 * Hands a report on to the body it should have gone to (移送). That body gets it as a new receiver with clocks of its own; the
 * one that hands it on owes nothing any more.
 */
export const transferReport = hazardCommand({
  command: 'transfer_report',
  form: transferForm,
  apply: async (step) => {
    const { tx, actor, facts, form } = step
    const targets = await transferTargets(tx, { facts, actor }, step.now)
    const target = targets.find(({ organisationId }) => organisationId === form.body)
    if (target === undefined) throw fieldError('body', '不在可移送的单位里，请从列表中选择。')
    const part = await movePart(step, { command: 'transfer_report', set: { reason: form.reason }, ends: everyReceiverClock })
    await giveTo(step, { part, target, reason: form.reason })
    await tellMoved(step, { step: 'transferred', reportId: part.reportId, words: `移送${target.name}：${form.reason}` })
    return { reason: `${target.name}，${form.reason}`, details: { report: part.reportId, to: target.organisationId } }
  },
})

interface Given {
  readonly part: OwnPart
  readonly target: Awaited<ReturnType<typeof transferTargets>>[number]
  readonly reason: string
}

async function giveTo(step: Step<unknown>, { part, target, reason }: Given): Promise<void> {
  const { tx, deps, actor, facts, now } = step
  const { reportId, mine } = part
  const { organisationId, name, level, isReachable } = target
  const state = isReachable ? 'sent' : 'by-hand'
  const row = { reportId, organisationId, name, level, capacity: mine.capacity, basis: 'transferred', state, addedAt: now }
  await insertReceivers(tx, [{ ...row, reason: `${actor.organisationName}移送：${reason}`, fromId: actor.organisationId }])
  const clocks = { hazardId: facts.hazard.id, reportId, body: organisationId }
  await openReceiverClocks(tx, deps, clocks, isReachable ? everyReceiverClock : ['receipt'])
  const sent = { facts, reportId }
  if (isReachable) await tellBody(tx, deps, sent, { organisationId, key: 'transferred', buzz: ['buzz-app'] })
  else await tellCarriers(tx, deps, sent, { bodies: [{ organisationId, name }], key: `transferred:${organisationId}`, buzz: ['buzz-app'] })
}

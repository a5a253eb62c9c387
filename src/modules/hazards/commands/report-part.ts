import { AppError } from '../../../lib/errors.ts'
import { closeReceiverClocks, type ReceiverClock } from '../overdue/receiver-clocks.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { type ReceiverCommand, reportSteps } from '../rules/report-steps.ts'
import { moveReceiver } from '../store/report-rows.ts'
import type { ReceiverView } from '../types.ts'
import type { Step } from './hazard-command.ts'
import { tellAudience } from './tell-audience.ts'

/** The report of a hazard and the part the actor's body has in it. */
export interface OwnPart {
  readonly reportId: string
  readonly number: string | null
  readonly mine: ReceiverView
}

/** @throws AppError `wrong-state` when the body of the actor did not get a report. */
export function ownPart({ facts, actor }: Pick<Step<unknown>, 'facts' | 'actor'>): OwnPart {
  const mine = facts.report?.recipients.find(({ organisationId }) => organisationId === actor.organisationId)
  if (facts.report === null || mine === undefined) throw new AppError('wrong-state', '没有报给您单位的报告。')
  return { reportId: facts.report.id, number: facts.report.number, mine }
}

interface Moving {
  readonly command: ReceiverCommand
  readonly set: Record<string, unknown>
  /** Clocks that end with it. */
  readonly ends: readonly ReceiverClock[]
}

/** Moves the part of the actor's body on, and stops what waited for it. */
export async function movePart(step: Step<unknown>, { command, set, ends }: Moving): Promise<OwnPart> {
  const { tx, deps, actor } = step
  const part = ownPart(step)
  const { from, to } = reportSteps[command]
  const { reportId } = part
  const state = to === 'same' ? {} : { state: to }
  await moveReceiver(tx, { reportId, organisationId: actor.organisationId, from, set: { ...set, ...state } })
  await closeReceiverClocks(tx, deps, { reportId, body: actor.organisationId }, { clocks: ends, reason: command })
  return part
}

/** The insurer hears how far a body is with its report. */
export async function tellMoved(step: Step<unknown>, moved: { readonly step: string; readonly reportId: string; readonly words?: string }) {
  const params = { report: moved.reportId, step: moved.step, body: step.actor.organisationName, ...(moved.words && { words: moved.words }) }
  await tellAudience(step, { tell: hazardNotices.reportMoved, to: ['responsible', 'manager'], params })
}

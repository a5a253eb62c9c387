import { closeDeadline } from '../../../deadlines/index.ts'
import { AppError } from '../../../lib/errors.ts'
import type { ExtensionFact } from '../facts.ts'
import { hazardClocks } from '../rules/clock-names.ts'
import { endWaitingExtension } from '../store/extension-rows.ts'
import type { Step } from './hazard-command.ts'

/** The request that waits; the guard has seen it. */
export function waitingExtension({ facts: { extension } }: Pick<Step<unknown>, 'facts'>): ExtensionFact {
  if (extension?.state !== 'waiting') throw new AppError('wrong-state', '没有等待决定的延期申请。')
  return extension
}

/** Ends a request and its clock: what was decided, by whom, and the words given. */
export async function endExtension(
  step: Pick<Step<unknown>, 'tx' | 'deps' | 'actor' | 'now' | 'facts'>,
  end: { readonly id: string; readonly state: 'granted' | 'refused' | 'withdrawn'; readonly decision: string | null },
): Promise<void> {
  const { tx, deps, actor, now, facts } = step
  const decided = { state: end.state, decidedBy: actor.personId, decidedRole: actor.role, decidedAt: now, decision: end.decision }
  if (!(await endWaitingExtension(tx, end.id, decided))) throw new AppError('stale', '这份延期申请刚刚有了结果，请看最新的卡片。')
  const subject = { type: 'hazard', id: facts.hazard.id }
  await closeDeadline(tx, deps, { kind: hazardClocks.extension, subject, state: 'met', reason: end.state })
}

import { z } from 'zod'

import { audienceOf } from '../audience.ts'
import type { HazardFacts } from '../facts.ts'
import { reasonForm } from '../forms.ts'
import { hazardClocks } from '../rules/clock-names.ts'
import { type CloseStep, closeChain, closeSteps, nextCloseStep } from '../rules/closing.ts'
import { nextRound } from '../rules/grade-proposal.ts'
import { loopNotices } from '../rules/notice-words.ts'
import { insertApproval } from '../store.ts'
import { restartFixClock, stopAllClocks, stopClock } from './clocks.ts'
import { hazardCommand, type Step } from './hazard-command.ts'
import { tell } from './telling.ts'

/** One signature in the chain; a chain that a refusal ended begins a new round. */
async function signStep(step: Step<unknown>, signed: { verdict: 'agreed' | 'refused'; reason: string | null }) {
  const { tx, actor, facts, now, ids } = step
  const chain = closeChain(facts)
  const round = chain[0]?.round ?? nextRound(facts, 'close')
  const part: CloseStep = nextCloseStep(facts) ?? 'approve'
  const by = { personId: actor.personId, organisationId: actor.organisationId, role: actor.role, at: now }
  await insertApproval(tx, { id: ids.next(), hazardId: facts.hazard.id, act: 'close', step: part, round, ...by, ...signed, details: {} })
  return { part, round }
}

/**
 * Signs the closing of a major hazard; the last signature of the chain closes it.
 *
 * The insurer's manager, then principal or controller, then the bureau where it ordered, listed or production stopped;
 * nobody twice, and not who verified.
 */
export const closeHazard = hazardCommand({
  command: 'close',
  form: z.object({}),
  apply: async (step) => {
    const { tx, actor, facts, now } = step
    const { part, round } = await signStep(step, { verdict: 'agreed', reason: null })
    const signature = { act: 'close', step: part, verdict: 'agreed', by: actor, at: now, reason: null, details: {}, round } as const
    const signed: HazardFacts = { ...facts, approvals: [...facts.approvals, signature] }
    if (nextCloseStep(signed) === null) {
      await stopAllClocks(step, 'closed')
      return { set: { closedAt: now }, details: { step: part, steps: closeSteps(facts).length } }
    }
    await tell(step, { kind: loopNotices.toClose, to: await audienceOf(tx, { facts: signed, words: ['closers'] }, now) })
    return { journal: 'hazard.close_signed', details: { step: part } }
  },
})

/** Refuses to close: the fix is owed again under its old due date. */
export const refuseClose = hazardCommand({
  command: 'refuse_close',
  form: reasonForm,
  apply: async (step) => {
    const { tx, facts, form, now } = step
    await signStep(step, { verdict: 'refused', reason: form.reason })
    await stopClock(step, hazardClocks.close, 'refused')
    await restartFixClock(step)
    await tell(step, { kind: loopNotices.closeRefused, to: await audienceOf(tx, { facts, words: ['fixer', 'safety', 'principal'] }, now) })
    return { set: { submittedAt: null, returnedCount: facts.hazard.returnedCount + 1 }, reason: form.reason }
  },
})

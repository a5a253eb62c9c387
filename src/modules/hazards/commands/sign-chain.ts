import { z } from 'zod'
import { fieldError } from '../parse-form.ts'
import { currentRound } from '../rules/closing.ts'
import { insertApproval } from '../store.ts'
import type { Step } from './hazard-command.ts'

/** Two-person acts whose second person is the county bureau. */
type BureauAct = 'downgrade' | 'void'
type Signing = Pick<Step<unknown>, 'tx' | 'actor' | 'facts' | 'now' | 'ids'>

/** The answer to a proposal; a refusal says why. */
export const verdictForm = z.object({ verdict: z.enum(['agreed', 'refused']), reason: z.string().trim().max(500).optional() })

/** @throws AppError `invalid-input` for a refusal without a reason. */
export function mustSayWhy({ verdict, reason }: z.infer<typeof verdictForm>): void {
  if (verdict === 'refused' && (reason ?? '') === '') throw fieldError('reason', '没有填写，请写明为什么不同意。')
}

/** The first signature: a proposal opens a new round, whatever became of the last one. */
export async function propose({ tx, actor, facts, now, ids }: Signing, act: BureauAct, reason: string): Promise<void> {
  const round = Math.max(0, ...currentRound(facts, act).map((approval) => approval.round)) + 1
  await insertApproval(tx, {
    ...signature({ actor, facts, now, ids }),
    act,
    step: 'propose',
    verdict: 'agreed',
    reason,
    details: {},
    round,
  })
}

/** The second signature, of another person and another body. */
export async function decide(
  { tx, actor, facts, now, ids }: Signing,
  act: BureauAct,
  { verdict, reason }: z.infer<typeof verdictForm>,
): Promise<void> {
  const round = Math.max(1, ...currentRound(facts, act).map((approval) => approval.round))
  const row = { ...signature({ actor, facts, now, ids }), act, step: 'bureau', verdict, reason: reason ?? null, details: {}, round }
  await insertApproval(tx, row)
}

const signature = ({ actor, facts, now, ids }: Omit<Signing, 'tx'>) => ({
  id: ids.next(),
  hazardId: facts.hazard.id,
  personId: actor.personId,
  organisationId: actor.organisationId,
  role: actor.role,
  at: now,
})

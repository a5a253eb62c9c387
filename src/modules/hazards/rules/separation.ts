import type { AudienceFacts, ChainLink } from '../audience-facts.ts'
import type { Acting } from '../facts.ts'
import { closeChain, currentRound, isEnded } from './closing.ts'

/** The proposal that waits for a second person, or null. A grade proposed without its clause waits for nobody yet. */
export function waitingProposal<Link extends ChainLink>(
  facts: { readonly approvals: readonly Link[] },
  act: ChainLink['act'],
): Link | null {
  const chain = currentRound(facts, act)
  const proposal = chain.find((approval) => approval.step === 'propose')
  if (proposal === undefined || isEnded(chain) || chain.length > 1) return null
  return proposal.details.isComplete === false ? null : proposal
}

/** The bureau asked to be the second person of a waiting major grade in place of the usual body; null when none was. */
export function namedApprover(facts: Pick<AudienceFacts, 'approvals'>): string | null {
  const named = waitingProposal(facts, 'grade')?.details.approverId
  return typeof named === 'string' ? named : null
}

/** Proposer ≠ approver: a person, not a role, so a second role of the same person does not help. */
export function isProposer(facts: Pick<AudienceFacts, 'approvals'>, act: ChainLink['act'], actor: Pick<Acting, 'personId'>): boolean {
  return currentRound(facts, act).some((approval) => approval.step === 'propose' && approval.by.personId === actor.personId)
}

/** Fixer ≠ verifier: neither the one named nor the one who handed the fix in. */
export function isTheFixer(facts: Pick<AudienceFacts, 'submission' | 'fixer'>, actor: Pick<Acting, 'personId'>): boolean {
  return facts.submission?.by.personId === actor.personId || facts.fixer?.personId === actor.personId
}

/** Nobody signs twice in one chain: who verified this fix, or already signed its closing, may not sign again. */
export function hasSignedChain(facts: Pick<AudienceFacts, 'approvals' | 'submission'>, actor: Pick<Acting, 'personId'>): boolean {
  const verified = facts.submission?.verdict === 'passed' && facts.submission.verifierId === actor.personId
  return verified || closeChain(facts).some((approval) => approval.by.personId === actor.personId)
}

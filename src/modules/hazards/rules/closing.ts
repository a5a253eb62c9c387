import type { AudienceFacts, ChainLink } from '../audience-facts.ts'

export type CloseStep = 'approve' | 'co-sign' | 'bureau'

/** The newest round of a chain of signatures, oldest first; empty when nobody has begun. */
export function currentRound<Link extends ChainLink>(
  facts: { readonly approvals: readonly Link[] },
  act: ChainLink['act'],
): readonly Link[] {
  const chain = facts.approvals.filter((approval) => approval.act === act)
  const round = Math.max(0, ...chain.map((approval) => approval.round))
  return chain.filter((approval) => approval.round === round)
}

/** A chain a refusal has ended: the next signature begins a new round. */
export const isEnded = (chain: readonly ChainLink[]): boolean => chain.some((approval) => approval.verdict === 'refused')

/**
 * The steps that close a major hazard, in order: the insurer's manager, the principal or controller, and the bureau where
 * it ordered, listed (挂牌) or production was stopped (安全生产法65: 经审查同意方可恢复).
 *
 * Where the bureau already takes the insurer's part its first signature is the bureau's.
 */
export function closeSteps(facts: Pick<AudienceFacts, 'hazard' | 'answerable'>): readonly CloseStep[] {
  const { isOrdered, isListed, isStopped } = facts.hazard
  const bureauSignsFirst = facts.answerable?.kind === 'emergency-bureau'
  return (isOrdered || isListed || isStopped) && !bureauSignsFirst ? ['approve', 'co-sign', 'bureau'] : ['approve', 'co-sign']
}

/** The running chain of closing: what has been signed since the fix was last handed in. */
export function closeChain<Link extends ChainLink>(
  facts: Pick<AudienceFacts, 'submission'> & { readonly approvals: readonly Link[] },
): readonly Link[] {
  const chain = currentRound(facts, 'close')
  if (isEnded(chain)) return []
  const since = facts.submission?.at.getTime() ?? 0
  return chain.filter((approval) => approval.at.getTime() >= since)
}

/** The step that waits; null when all have signed. */
export function nextCloseStep(facts: AudienceFacts): CloseStep | null {
  const signed = new Set(closeChain(facts).map((approval) => approval.step))
  return closeSteps(facts).find((step) => !signed.has(step)) ?? null
}

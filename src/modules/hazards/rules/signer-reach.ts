import type { SignerReach } from '../types.ts'

/** What became of one card of the notification. */
interface SentCard {
  readonly state: string
  readonly reason: string | null
  readonly deliveredAt: Date | null
  readonly readAt: Date | null
}

/**
 * How far the cards of one signer came, the best of them: one that was read says more than three that were delivered.
 *
 * @param cards - oldest first.
 */
export function signerReach(cards: readonly SentCard[]): {
  readonly reach: SignerReach
  readonly at: Date | null
  readonly code: string | null
} {
  const read = cards.find(({ state }) => state === 'read')
  if (read !== undefined) return { reach: 'read', at: read.readAt, code: null }
  const delivered = cards.find(({ state }) => state === 'delivered')
  if (delivered !== undefined) return { reach: 'unopened', at: delivered.deliveredAt, code: null }
  const failed = cards.findLast(({ state }) => state === 'failed')
  return failed === undefined ? { reach: 'unknown', at: null, code: null } : { reach: 'not-reached', at: null, code: failed.reason }
}

/** How far it came with all signers together: one who has read it is enough to know that it was read. */
export function bestReach(signers: readonly { readonly reach: SignerReach }[]): SignerReach {
  const order: readonly SignerReach[] = ['read', 'unopened', 'unknown', 'not-reached']
  return order.find((reach) => signers.some((signer) => signer.reach === reach)) ?? 'not-reached'
}

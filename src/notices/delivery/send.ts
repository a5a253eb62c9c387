import type { DeliveryOutcome, SendGuard } from '../types.ts'
import type { Claimed } from './claimed.ts'
import { type DeliveryDeps, isLeaseFresh } from './deps.ts'
import { wordsOf } from './faults.ts'
import type { Prepared } from './prepare.ts'
import { beginRing, renew } from './rows.ts'

export type Sendable = Extract<Prepared, { step: 'send' | 'buzz' }>

/** Pause after something of ours broke before the call. */
const brokenPauseMs = 1_000

/** What the platform answered, and the notice under the lease it has by then. */
export interface Tried {
  readonly notice: Claimed
  readonly outcome: DeliveryOutcome
}

/**
 * Hands one card or buzz to the platform.
 *
 * The lease is looked at as the last thing before the call, behind every wait for a limit: a replica that was frozen meanwhile
 * finds that another one has the row, and does not call.
 */
export async function tryOnce(deps: DeliveryDeps, prepared: Sendable): Promise<Tried> {
  let { notice } = prepared
  let mayBeOut = false
  const stillOurs = async (): Promise<boolean> => {
    mayBeOut = await isOurs()
    return mayBeOut
  }
  const isOurs = async (): Promise<boolean> => {
    if (prepared.step === 'send' && isLeaseFresh(deps, notice.leaseUntil)) return true
    // A second try in one call, with a new token, is the same ring.
    if (prepared.step === 'buzz' && notice.attempts > prepared.notice.attempts) return true
    const renewed = prepared.step === 'buzz' ? await beginRing(deps, prepared) : await renew(deps, notice)
    if (renewed !== undefined) notice = renewed
    return renewed !== undefined
  }
  try {
    return { outcome: await call(deps, prepared, { stillOurs, urgency: deps.kinds.find(notice.kind)?.urgency ?? 'ordinary' }), notice }
  } catch (error) {
    const reason = wordsOf(error)
    return { outcome: mayBeOut ? { outcome: 'unknown', reason } : { outcome: 'later', waitMs: brokenPauseMs, reason }, notice }
  }
}

async function call({ deliverer }: DeliveryDeps, prepared: Sendable, guard: SendGuard): Promise<DeliveryOutcome> {
  const { notice, target } = prepared
  if (prepared.step === 'send') return deliverer.send(target, prepared.card, notice.id, guard)
  if (notice.channel === 'card') return { outcome: 'refused', reason: 'a card is no buzz' }
  return deliverer.buzz(target, prepared.messageId, notice.channel, guard)
}

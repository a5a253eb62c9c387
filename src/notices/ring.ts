import { notify } from '../db/client.ts'
import type { Tx } from '../db/types.ts'
import { type EnqueueDeps, noticesChannel } from './enqueue.ts'
import type { Channel } from './types.ts'

/**
 * Rings a card that was delivered on one more channel, at once. A channel that rang it already does not ring again.
 *
 * @param ring.card - id of the notice the card was sent for.
 * @returns false when the card was not delivered, or this channel was tried already.
 */
export async function ringAgain(
  tx: Tx,
  { clock, ids }: EnqueueDeps,
  { card, channel }: { readonly card: string; readonly channel: Exclude<Channel, 'card'> },
): Promise<boolean> {
  const now = clock.now()
  const added = await tx.$executeRaw`
    INSERT INTO notice (id, kind, subject_type, subject_id, person_id, organisation_id, role, channel, params, dedupe_key,
                        parent_id, state, next_at, created_at)
    SELECT ${ids.next()}, kind, subject_type, subject_id, person_id, organisation_id, role, ${channel}, params,
           dedupe_key || ':' || ${channel}, id, 'queued', ${now}::timestamptz, ${now}::timestamptz
    FROM notice WHERE id = ${card} AND channel = 'card' AND message_id IS NOT NULL
    ON CONFLICT (dedupe_key) DO NOTHING`
  if (added > 0) await notify(tx, noticesChannel)
  return added > 0
}

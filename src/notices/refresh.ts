import { notify } from '../db/client.ts'
import type { Tx } from '../db/types.ts'
import type { Subject } from '../journal/types.ts'
import type { Clock } from '../lib/clock.ts'
import { noticesChannel } from './enqueue.ts'

/** Feishu redraws a card for 14 days (`im-v1/message/patch`, code 230031); domain time. */
export const redrawWindowMs = 14 * 24 * 3_600_000

/**
 * Has every card sent about a subject redrawn: it no longer shows the truth.
 *
 * Many changes before the next redraw become one. A card that is on its way now is redrawn after it arrived: it may have been
 * drawn a moment before this change.
 *
 * @returns how many cards were marked.
 */
export async function refreshNotices(tx: Tx, { clock }: { readonly clock: Clock }, subject: Subject): Promise<number> {
  const now = clock.now()
  const oldest = new Date(now.getTime() - redrawWindowMs)
  const marked = await tx.$executeRaw`
    UPDATE notice SET refresh_at = ${now}::timestamptz
    WHERE subject_type = ${subject.type} AND subject_id = ${subject.id} AND channel = 'card'
      AND ((state IN ('delivered', 'read') AND delivered_at > ${oldest}::timestamptz)
        OR state = 'sending' OR (state IN ('queued', 'unknown') AND lease_until IS NOT NULL))`
  if (marked > 0) await notify(tx, noticesChannel)
  return marked
}

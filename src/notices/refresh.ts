import { notify } from '../db/client.ts'
import type { Tx } from '../db/types.ts'
import type { Subject } from '../journal/types.ts'
import type { Clock } from '../lib/clock.ts'
import { noticesChannel } from './enqueue.ts'
import { redrawWindowMs } from './renewal.ts'

/** A digest is a day's list: after that the cards behind its buttons are the truth. */
const digestLivesMs = 24 * 3_600_000

/**
 * Has every card sent about a subject redrawn: it no longer shows the truth.
 *
 * Many changes before the next redraw become one. Where a form stands in a card's place the redrawing waits for it. A card that
 * is on its way now is redrawn after it arrived: it may have been drawn a moment before this change. One that is too old to be
 * redrawn, with none that follows it, is marked as well: see renewal.ts. A digest of the last day shows what has been settled.
 *
 * @returns how many cards were marked.
 */
export async function refreshNotices(tx: Tx, { clock }: { readonly clock: Clock }, subject: Subject): Promise<number> {
  const now = clock.now()
  const oldest = new Date(now.getTime() - redrawWindowMs)
  const oldestDigest = new Date(now.getTime() - digestLivesMs)
  const marked = await tx.$executeRaw`
    UPDATE notice SET refresh_at = GREATEST(${now}::timestamptz, form_until)
    WHERE (subject_type = ${subject.type} AND subject_id = ${subject.id} AND channel = 'card'
        AND ((state IN ('delivered', 'read') AND digest_id IS NULL AND delivered_at > ${oldest}::timestamptz)
          OR (state IN ('delivered', 'read') AND delivered_at <= ${oldest}::timestamptz AND NOT EXISTS (
            SELECT FROM notice AS newer WHERE newer.subject_type = notice.subject_type AND newer.subject_id = notice.subject_id
              AND newer.kind = notice.kind AND newer.person_id = notice.person_id AND newer.organisation_id = notice.organisation_id
              AND newer.role = notice.role AND newer.channel = 'card' AND newer.state NOT IN ('dropped', 'failed')
              AND (newer.created_at, newer.id) > (notice.created_at, notice.id)))
          OR state = 'sending' OR (state IN ('queued', 'unknown') AND lease_until IS NOT NULL)))
      OR (delivered_at > ${oldestDigest}::timestamptz AND state IN ('delivered', 'read') AND id IN (
        SELECT digest_id FROM notice WHERE subject_type = ${subject.type} AND subject_id = ${subject.id} AND digest_id IS NOT NULL))`
  if (marked > 0) await notify(tx, noticesChannel)
  return marked
}

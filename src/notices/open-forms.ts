import { notify } from '../db/client.ts'
import type { Tx } from '../db/types.ts'
import type { Clock } from '../lib/clock.ts'
import { noticesChannel } from './enqueue.ts'

/** How long a form that nobody hands in keeps its place; after that the card shows the truth again. Minutes of domain time. */
const formMinutes = 30

/**
 * A form has taken the place of a card somebody was sent: until it is handed in, left or forgotten the card is not redrawn,
 * because a redrawing would wipe out what is being typed. A message that is no notice is passed over.
 */
export async function keepFormOpen(tx: Tx, { clock }: { readonly clock: Clock }, messageId: string): Promise<void> {
  const until = new Date(clock.now().getTime() + formMinutes * 60_000)
  await tx.$executeRaw`
    UPDATE notice SET form_until = ${until}::timestamptz, refresh_at = CASE WHEN refresh_at IS NOT NULL THEN ${until}::timestamptz END
    WHERE message_id = ${messageId} AND channel = 'card'`
}

/** Something else has taken the form's place: a redrawing that waited for it happens now. */
export async function formClosed(tx: Tx, { clock }: { readonly clock: Clock }, messageId: string): Promise<void> {
  const freed = await tx.$executeRaw`
    UPDATE notice SET form_until = NULL, refresh_at = CASE WHEN refresh_at IS NOT NULL THEN ${clock.now()}::timestamptz END
    WHERE message_id = ${messageId} AND form_until IS NOT NULL`
  if (freed > 0) await notify(tx, noticesChannel)
}

import type { Tx } from '../db/types.ts'

/**
 * Keeps the platform's read events. Read is never signed.
 *
 * @param at - when the platform says it was read.
 * @returns how many notices became read; a repeat of the event changes nothing.
 */
export async function markRead(tx: Tx, messageIds: readonly string[], at: Date): Promise<number> {
  if (messageIds.length === 0) return 0
  const { count } = await tx.notice.updateMany({
    where: { messageId: { in: [...messageIds] }, state: 'delivered' },
    data: { state: 'read', readAt: at },
  })
  return count
}

import type { Tx } from '../db/types.ts'
import type { SendTarget } from './types.ts'

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

/**
 * Whether a read event may be about a card whose delivery is not kept yet: the platform tells of the reading on one way and
 * answers the sending on another.
 *
 * @returns false when one of the messages is known, or nothing is on its way to this account.
 */
export async function mayBeOnItsWay(tx: Tx, to: SendTarget, messageIds: readonly string[]): Promise<boolean> {
  if ((await tx.notice.count({ where: { messageId: { in: [...messageIds] } } })) > 0) return false
  const sending = { appId: to.appId, openId: to.openId, channel: 'card', messageId: null, state: { in: ['sending', 'unknown'] } }
  return (await tx.notice.count({ where: sending })) > 0
}

import type { Tx } from '../db/types.ts'
import type { Clock } from '../lib/clock.ts'
import { journalEndings } from './journal-endings.ts'
import type { SendTarget } from './types.ts'

/** Messages that were read. */
export interface Reading {
  readonly messageIds: readonly string[]
  /** When the platform says so. */
  readonly at: Date
}

/**
 * Keeps the platform's read events and journals them. Read is never signed. Who read a digest has read what it holds.
 *
 * @returns how many notices became read; a repeat of the event changes nothing.
 */
export async function markRead(tx: Tx, deps: { readonly clock: Clock }, { messageIds, at }: Reading): Promise<number> {
  if (messageIds.length === 0) return 0
  const read = { state: 'read', readAt: at }
  const select = { id: true }
  const told = await tx.notice.updateManyAndReturn({
    where: { messageId: { in: [...messageIds] }, state: 'delivered' },
    data: read,
    select,
  })
  if (told.length === 0) return 0
  const cards = await tx.notice.findMany({ where: { messageId: { in: [...messageIds] }, channel: 'card' }, select })
  const inDigest = { digestId: { in: cards.map(({ id }) => id) }, state: 'delivered' }
  const held = await tx.notice.updateManyAndReturn({ where: inDigest, data: read, select })
  const ids = [...told, ...held].map(({ id }) => id)
  await journalEndings(tx, deps, ids)
  return ids.length
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

import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/types.ts'
import { record } from '../../journal/index.ts'
import type { Clock } from '../../lib/clock.ts'
import type { NoticeReason } from '../reasons.ts'
import type { Claimed } from './claim.ts'

/** How a notice ended, or that nobody knows. */
export interface Ending {
  readonly state: 'delivered' | 'dropped' | 'failed' | 'unknown'
  /** Ours, or a code of the platform. */
  readonly reason?: NoticeReason | (string & {})
  /** The platform's or the renderer's own words. */
  readonly error?: string
}

interface SettleDeps {
  readonly clock: Clock
}

/** Ends a notice that was not delivered; its buzzes have nothing to ring any more. @returns false when another worker has it now. */
export async function end(tx: Tx, deps: SettleDeps, { notice, ending }: { notice: Claimed; ending: Ending }): Promise<boolean> {
  const { count } = await tx.notice.updateMany({
    where: { id: notice.id, leaseUntil: notice.leaseUntil },
    data: {
      state: ending.state,
      reason: ending.reason ?? null,
      error: ending.error ?? null,
      nextAt: null,
      leaseUntil: null,
      refreshAt: null,
    },
  })
  if (count === 0) return false
  await tx.notice.updateMany({
    where: { parentId: notice.id, state: 'queued' },
    data: { state: 'dropped', reason: 'card-not-sent' satisfies NoticeReason, nextAt: null },
  })
  await journal(tx, deps, { notice, ending })
  return true
}

/** Keeps what the platform answered, whoever holds the lease by now: it is true. The card's buzzes may ring from here on. */
export async function keepDelivered(
  tx: Tx,
  deps: SettleDeps,
  { notice, messageId, chatId }: { notice: Claimed; messageId?: string | undefined; chatId?: string | undefined },
): Promise<void> {
  const now = deps.clock.now()
  // What arrived may be the picture of an earlier try: the platform keeps the first one it took.
  const refreshAt = notice.mayHaveArrived && notice.channel === 'card' ? Prisma.sql`${now}::timestamptz` : Prisma.sql`refresh_at`
  await tx.$executeRaw`
    WITH delivered AS (
      UPDATE notice SET state = 'delivered', message_id = ${messageId ?? null}, chat_id = ${chatId ?? null},
        delivered_at = ${now}::timestamptz, next_at = NULL, lease_until = NULL, reason = NULL, error = NULL, refresh_at = ${refreshAt}
      WHERE id = ${notice.id} RETURNING id)
    UPDATE notice SET next_at = ${now}::timestamptz FROM delivered
    WHERE notice.parent_id = delivered.id AND notice.state = 'queued' AND notice.next_at IS NULL`
  await journal(tx, deps, { notice, ending: { state: 'delivered' } })
}

/** Nobody knows whether it arrived: the same uuid goes out again at `retryAt`. */
export async function keepUnknown(
  tx: Tx,
  deps: SettleDeps,
  { notice, retryAt, error }: { notice: Claimed; retryAt: Date; error: string },
): Promise<void> {
  const { count } = await tx.notice.updateMany({
    where: { id: notice.id, leaseUntil: notice.leaseUntil },
    data: { state: 'unknown', error, nextAt: retryAt, leaseUntil: null },
  })
  if (count > 0) await journal(tx, deps, { notice, ending: { state: 'unknown', error } })
}

/** Puts notices back that were certainly not taken by the platform. An earlier try of unknown outcome keeps its hour. */
export async function putBack(tx: Tx, { notice, at, error }: { notice: Claimed; at: Date; error: string }): Promise<void> {
  await tx.notice.updateMany({
    where: { id: notice.id, leaseUntil: notice.leaseUntil },
    data: {
      state: notice.mayHaveArrived ? 'unknown' : 'queued',
      sentAt: notice.mayHaveArrived ? notice.sentAt : null,
      error,
      nextAt: at,
      leaseUntil: null,
    },
  })
}

async function journal(tx: Tx, deps: SettleDeps, { notice, ending }: { notice: Claimed; ending: Ending }): Promise<void> {
  await record(tx, deps, {
    action: `notice.${ending.state}`,
    by: 'clock',
    channel: 'clock',
    source: `notice:${notice.id}`,
    subject: notice.subject,
    reason: ending.reason,
    details: { kind: notice.kind, channel: notice.channel, to: notice.to, attempts: notice.attempts, error: ending.error },
  })
}

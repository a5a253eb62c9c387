import { z } from 'zod'
import { type Inbound, isLate } from '../chat/inbound.ts'
import type { Database } from '../db/types.ts'

/** Longest a claimed item may be worked on before another replica may take it. Machine milliseconds. */
export const leaseMs = 30_000
/** After this many tries an item is put aside and its sender is told to send it again. */
export const mostAttempts = 5

/** An item somebody works on, with the lease that proves it. */
export interface LeasedItem {
  readonly key: string
  readonly leaseUntil: Date
}

export interface StoredInbound extends LeasedItem {
  readonly attempts: number
  readonly inbound: Inbound
}

const instants = z.object({ at: z.coerce.date() }).loose()
const stored = z.array(z.object({ key: z.string(), attempts: z.number(), inbound: z.unknown() }))

/**
 * Stores what arrived under its idempotency key, before it is acknowledged.
 *
 * An event is on the disk before it is acknowledged. A press is not flushed by itself: what it does is, in the commit that does
 * it, and with it everything before; should the server lose power first, nothing was done and nobody was answered.
 *
 * What comes late is taken like the rest and marked: an hour after it happened, or behind something newer of the same person.
 *
 * @param at - practice time of arrival and machine time of the first try; a press is leased to its own handler at once.
 * @returns false when the key is known: a repeat stops here.
 */
export async function storeInbound(db: Database, inbound: Inbound, at: { receivedAt: Date; machineAt: Date }): Promise<boolean> {
  const isPress = inbound.kind === 'press'
  const leaseUntil = isPress ? new Date(at.machineAt.getTime() + leaseMs) : null
  const late = isLate(inbound, at.receivedAt)
  // A press is never repeated by the platform, so only its age can be out of the ordinary.
  const behind = isPress || late || inbound.openId === '' ? null : inbound.openId
  const added = await db.prisma.$executeRaw`
    WITH flushing AS MATERIALIZED (SELECT set_config('synchronous_commit', ${isPress ? 'off' : 'on'}, true) AS way)
    INSERT INTO inbox_item (key, app_id, tenant_key, open_id, kind, inbound, event_at, received_at, late, state, next_at, lease_until)
    SELECT ${inbound.key}, ${inbound.appId}, ${inbound.tenantKey}, ${inbound.openId}, ${inbound.kind}, ${JSON.stringify(inbound)}::jsonb,
           ${inbound.at}::timestamptz, ${at.receivedAt}::timestamptz,
           ${late} OR EXISTS (SELECT 1 FROM inbox_item e WHERE e.open_id = ${behind} AND e.event_at > ${inbound.at}),
           'waiting', ${at.machineAt}::timestamptz, ${leaseUntil}::timestamptz FROM flushing
    ON CONFLICT (key) DO NOTHING`
  return added === 1
}

/**
 * Claims waiting items whose time has come, at most one a person: what one person sent is handled in order of arrival. Nothing
 * waits for a read receipt, and what names nobody has no order.
 *
 * @param machineAt - leases and retries run on machine time.
 */
export async function claimInbound(db: Database, machineAt: Date, limit: number): Promise<StoredInbound[]> {
  const leaseUntil = new Date(machineAt.getTime() + leaseMs)
  // MATERIALIZED: otherwise the planner may run the inner query more than once and lock more rows than the limit.
  const rows = await db.prisma.$queryRaw`
    WITH ready AS MATERIALIZED (
      SELECT i.key FROM inbox_item i
      WHERE i.next_at <= ${machineAt} AND (i.lease_until IS NULL OR i.lease_until < ${machineAt})
        AND (i.open_id = '' OR NOT EXISTS (
          SELECT 1 FROM inbox_item e
          WHERE e.open_id = i.open_id AND e.state = 'waiting' AND e.kind NOT IN ('press', 'read') AND e.seq < i.seq))
      ORDER BY i.seq LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    UPDATE inbox_item AS item SET lease_until = ${leaseUntil}, attempts = attempts + 1 FROM ready WHERE item.key = ready.key
    RETURNING item.key, attempts, inbound`
  return stored
    .parse(rows)
    .map(({ key, attempts, inbound }) => ({ key, attempts, leaseUntil, inbound: instants.parse(inbound) as unknown as Inbound }))
}

/**
 * The item was answered; it stays for at least a day, because the platform repeats events for seven hours.
 *
 * Not flushed by itself: should the server lose power within the same second, the item is worked on once more, which every
 * command bears.
 */
export async function finishInbound(db: Database, key: string, doneAt: Date): Promise<void> {
  await db.prisma.$executeRaw`
    WITH flushing AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true) AS way)
    UPDATE inbox_item SET state = 'done', next_at = NULL, lease_until = NULL, done_at = ${doneAt} FROM flushing WHERE key = ${key}`
}

/** The item failed: tried again at `nextAt`, or put aside when that is null. */
export async function postponeInbound(db: Database, key: string, failure: { error: string; nextAt: Date | null }): Promise<void> {
  const state = failure.nextAt === null ? 'failed' : 'waiting'
  await db.prisma.$executeRaw`
    UPDATE inbox_item SET state = ${state}, next_at = ${failure.nextAt}, lease_until = NULL, error = ${failure.error.slice(0, 500)} WHERE key = ${key}`
}

/** Holds an item for longer. @returns the new end of its lease; null when another replica has it or it is done. */
export async function renewInbound(db: Database, { key, leaseUntil }: LeasedItem, machineAt: Date): Promise<Date | null> {
  const until = new Date(machineAt.getTime() + leaseMs)
  const renewed = await db.prisma.$executeRaw`
    UPDATE inbox_item SET lease_until = ${until} WHERE key = ${key} AND lease_until = ${leaseUntil} AND state = 'waiting'`
  return renewed === 1 ? until : null
}

/** Gives an item back that was not begun. */
export async function giveBackInbound(db: Database, { key, leaseUntil }: LeasedItem): Promise<void> {
  await db.prisma.$executeRaw`
    UPDATE inbox_item SET lease_until = NULL, attempts = attempts - 1 WHERE key = ${key} AND lease_until = ${leaseUntil}`
}

/** A retry nearer than this is waited for. Machine milliseconds. */
const nearMs = 1_000

/** Items that want work now or within a second, those being worked on included: nobody believes the bot idle before. */
export async function countWaiting(db: Database, machineAt: Date): Promise<number> {
  const near = new Date(machineAt.getTime() + nearMs)
  const rows = await db.prisma.$queryRaw`SELECT count(*)::int AS n FROM inbox_item WHERE next_at <= ${near}`
  return z.array(z.object({ n: z.number() })).parse(rows)[0]?.n ?? 0
}

/** Days what arrived is kept after it was answered or put aside; it holds what people wrote. A setting of ours. */
const keptDays = 30
/** Most items forgotten at once. */
const forgetBatch = 500

/**
 * Deletes what was answered or put aside and arrived more than 30 days ago, at most 500 at once. What was kept of it lies in
 * the journal; the platform repeats events for seven hours only.
 *
 * @param now - practice time.
 * @returns how many were deleted.
 */
export function forgetInbound(db: Database, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 24 * 3_600_000)
  return db.prisma.$executeRaw`
    DELETE FROM inbox_item WHERE key IN (
      SELECT key FROM inbox_item WHERE received_at < ${before} AND state <> 'waiting'
      ORDER BY received_at LIMIT ${forgetBatch} FOR UPDATE SKIP LOCKED)`
}

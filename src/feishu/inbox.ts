import { z } from 'zod'
import type { Inbound } from '../chat/inbound.ts'
import type { Database } from '../db/types.ts'

/** Longest a claimed item may be worked on before another replica may take it. Machine milliseconds. */
const leaseMs = 30_000
/** After this many tries an item is put aside and its sender is told to send it again. */
export const mostAttempts = 5

export interface StoredInbound {
  readonly key: string
  readonly attempts: number
  readonly inbound: Inbound
}

const instants = z.object({ at: z.coerce.date() }).loose()
const stored = z.array(z.object({ key: z.string(), attempts: z.number(), inbound: z.unknown() }))

/**
 * Stores what arrived under its idempotency key, before it is acknowledged.
 *
 * @param at - practice time of arrival and machine time of the first try; a press is leased to its own handler at once.
 * @returns false when the key is known: a repeat stops here.
 */
export async function storeInbound(db: Database, inbound: Inbound, at: { receivedAt: Date; machineAt: Date }): Promise<boolean> {
  const leaseUntil = inbound.kind === 'press' ? new Date(at.machineAt.getTime() + leaseMs) : null
  const added = await db.prisma.$executeRaw`
    INSERT INTO inbox_item (key, app_id, tenant_key, open_id, kind, inbound, event_at, received_at, state, next_at, lease_until)
    VALUES (${inbound.key}, ${inbound.appId}, ${inbound.tenantKey}, ${inbound.openId}, ${inbound.kind}, ${JSON.stringify(inbound)}::jsonb,
            ${inbound.at}, ${at.receivedAt}, 'waiting', ${at.machineAt}, ${leaseUntil})
    ON CONFLICT (key) DO NOTHING`
  return added === 1
}

/**
 * Claims waiting items whose time has come, at most one a person: what one person sent is handled in order of arrival.
 *
 * @param machineAt - leases and retries run on machine time.
 */
export async function claimInbound(db: Database, machineAt: Date, limit: number): Promise<StoredInbound[]> {
  const leaseUntil = new Date(machineAt.getTime() + leaseMs)
  const rows = await db.prisma.$queryRaw`
    UPDATE inbox_item SET lease_until = ${leaseUntil}, attempts = attempts + 1
    WHERE key IN (
      SELECT i.key FROM inbox_item i
      WHERE i.next_at <= ${machineAt} AND (i.lease_until IS NULL OR i.lease_until < ${machineAt})
        AND NOT EXISTS (SELECT 1 FROM inbox_item e WHERE e.open_id = i.open_id AND e.state = 'waiting' AND e.kind <> 'press' AND e.seq < i.seq)
      ORDER BY i.seq LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    RETURNING key, attempts, inbound`
  return stored.parse(rows).map(({ key, attempts, inbound }) => ({ key, attempts, inbound: instants.parse(inbound) as unknown as Inbound }))
}

/** The item was answered; it stays for at least a day, because the platform repeats events for seven hours. */
export async function finishInbound(db: Database, key: string, doneAt: Date): Promise<void> {
  await db.prisma
    .$executeRaw`UPDATE inbox_item SET state = 'done', next_at = NULL, lease_until = NULL, done_at = ${doneAt} WHERE key = ${key}`
}

/** The item failed: tried again at `nextAt`, or put aside when that is null. */
export async function postponeInbound(db: Database, key: string, failure: { error: string; nextAt: Date | null }): Promise<void> {
  const state = failure.nextAt === null ? 'failed' : 'waiting'
  await db.prisma.$executeRaw`
    UPDATE inbox_item SET state = ${state}, next_at = ${failure.nextAt}, lease_until = NULL, error = ${failure.error.slice(0, 500)} WHERE key = ${key}`
}

/** Items that still want work now; a postponed one counts, so that nobody believes the bot idle while a retry is due. */
export async function countWaiting(db: Database): Promise<number> {
  const rows = await db.prisma.$queryRaw`SELECT count(*)::int AS n FROM inbox_item WHERE next_at IS NOT NULL`
  return z.array(z.object({ n: z.number() })).parse(rows)[0]?.n ?? 0
}

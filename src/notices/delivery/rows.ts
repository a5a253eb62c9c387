import type { Tx } from '../../db/types.ts'
import { toJson } from '../../lib/json.ts'
import type { SendTarget, Urgency } from '../types.ts'
import { type Claimed, claimedColumns, claimedRows } from './claimed.ts'
import { type DeliveryDeps, leaseFrom } from './deps.ts'

const tokens = (notices: readonly Pick<Claimed, 'id' | 'leaseUntil'>[]) => ({
  ids: notices.map(({ id }) => id),
  leases: notices.map(({ leaseUntil }) => leaseUntil.toISOString()),
})

/** Makes sure that rows are still ours, and ours for long enough: they may have waited behind slow calls. */
export async function lockAll(tx: Tx, deps: DeliveryDeps, claims: readonly Claimed[]): Promise<Map<string, Claimed>> {
  const { ids, leases } = tokens(claims)
  // Locked in the order of their ids, so that two of us never wait for each other in a ring.
  const rows = await tx.$queryRaw`
    WITH asked AS (
      SELECT * FROM unnest(${ids}::text[], ${leases}::text[]) AS a (id, lease)
    ), ours AS MATERIALIZED (
      SELECT notice.id FROM notice JOIN asked USING (id)
      WHERE lease_until = lease::timestamptz AND next_at IS NOT NULL ORDER BY notice.id FOR UPDATE OF notice
    )
    UPDATE notice SET lease_until = ${leaseFrom(deps)}::timestamptz, refresh_at = NULL FROM ours WHERE notice.id = ours.id
    RETURNING ${claimedColumns}`
  return new Map(claimedRows.parse(rows).map((notice) => [notice.id, notice]))
}

/** Marks cards as being sent, and to whom. */
export async function markSending(
  tx: Tx,
  { clock }: DeliveryDeps,
  sending: readonly { notice: Claimed; target: SendTarget; urgency: Urgency }[],
): Promise<void> {
  if (sending.length === 0) return
  const rows = toJson(sending.map(({ notice, target, urgency }) => ({ id: notice.id, app: target.appId, open: target.openId, urgency })))
  await tx.$executeRaw`
    UPDATE notice SET state = 'sending', sent_at = coalesce(sent_at, ${clock.now()}::timestamptz), attempts = attempts + 1,
      urgency = r.urgency, app_id = r.app, open_id = r.open
    FROM jsonb_to_recordset(${rows}::jsonb) AS r (id text, app text, open text, urgency text) WHERE notice.id = r.id`
}

/**
 * Renews a lease right before a call.
 *
 * @returns the notice under its new lease; undefined when another worker has it by now.
 */
export async function renew({ db, ...deps }: DeliveryDeps, notice: Claimed): Promise<Claimed | undefined> {
  const leaseUntil = leaseFrom(deps)
  const { count } = await db.prisma.notice.updateMany({ where: { id: notice.id, leaseUntil: notice.leaseUntil }, data: { leaseUntil } })
  return count === 0 ? undefined : { ...notice, leaseUntil }
}

/**
 * Marks a buzz as begun, as the last thing before its call: it has no uuid, so what is marked is never rung again. One that was
 * not marked when its worker died did certainly not ring, and the next worker rings it.
 */
export async function beginRing(
  { db, clock, ...deps }: DeliveryDeps,
  { notice, target, weighs }: { notice: Claimed; target: SendTarget; weighs: Urgency },
): Promise<Claimed | undefined> {
  const leaseUntil = leaseFrom(deps)
  const begun = { ...notice, leaseUntil, attempts: notice.attempts + 1, sentAt: clock.now() }
  const { count } = await db.prisma.notice.updateMany({
    where: { id: notice.id, leaseUntil: notice.leaseUntil },
    data: { state: 'sending', leaseUntil, attempts: begun.attempts, sentAt: begun.sentAt, urgency: weighs, ...target },
  })
  return count === 0 ? undefined : begun
}

/** Puts claims back as they were: nothing was done about them. */
export async function giveBack({ db }: DeliveryDeps, claims: readonly Claimed[], apps?: ReadonlyMap<string, string>): Promise<void> {
  if (claims.length === 0) return
  const { ids, leases } = tokens(claims)
  const app = claims.map(({ id }) => apps?.get(id) ?? null)
  await db.prisma.$executeRaw`
    UPDATE notice SET lease_until = NULL, app_id = coalesce(a.app, notice.app_id)
    FROM unnest(${ids}::text[], ${leases}::text[], ${app}::text[]) AS a (id, lease, app)
    WHERE notice.id = a.id AND notice.lease_until = a.lease::timestamptz`
}

import { z } from 'zod'

import { Prisma } from '../../db/generated/client.ts'
import { type DeliveryDeps, leaseFrom } from './deps.ts'

/** A row of `notice` this worker holds, with the lease that proves it. */
export type Claimed = z.infer<typeof claimed>

const claimed = z
  .object({
    id: z.string(),
    kind: z.string(),
    subject_type: z.string(),
    subject_id: z.string(),
    person_id: z.string(),
    organisation_id: z.string(),
    role: z.string(),
    channel: z.enum(['card', 'buzz-app', 'buzz-sms', 'buzz-phone']),
    params: z.record(z.string(), z.unknown()),
    parent_id: z.string().nullable(),
    state: z.enum(['queued', 'sending', 'delivered', 'read', 'unknown']),
    attempts: z.number(),
    created_at: z.date(),
    sent_at: z.date().nullable(),
    lease_until: z.date(),
  })
  .transform((row) => ({
    id: row.id,
    kind: row.kind,
    subject: { type: row.subject_type, id: row.subject_id },
    to: { personId: row.person_id, organisationId: row.organisation_id, role: row.role },
    channel: row.channel,
    params: row.params,
    parentId: row.parent_id,
    /** An earlier try went out and nobody knows whether it arrived. */
    mayHaveArrived: row.state === 'sending' || row.state === 'unknown',
    attempts: row.attempts,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    leaseUntil: row.lease_until,
  }))

/** The columns of {@link Claimed}, for a `RETURNING` or `SELECT` of `notice`. */
export const claimedColumns = Prisma.raw(
  ['id', 'kind', 'subject_type', 'subject_id', 'person_id', 'organisation_id', 'role', 'channel', 'params', 'parent_id', 'state']
    .concat(['attempts', 'created_at', 'sent_at', 'lease_until'])
    .map((column) => `notice.${column}`)
    .join(', '),
)

export const claimedRows = z.array(claimed)

/** Any fixed number of our own: claims take turns, see {@link claimDueNotices}. */
const claimTurn = 375_002

/**
 * Claims notices that are due, major ones first, as queues of one person each.
 *
 * A person who is being told something by any worker is left out until that is over, and claims take turns, so that what
 * one person is told keeps its order; different people do not wait for each other.
 *
 * @param room - most notices in all.
 */
export async function claimDueNotices({ db, clock, machine, kinds }: DeliveryDeps, room: number): Promise<Claimed[][]> {
  const now = clock.now()
  const machineNow = machine.now()
  const major = [...kinds.ofUrgency('major')]
  const answers = [...kinds.ofUrgency('answer')]
  const rank = Prisma.sql`CASE WHEN kind = ANY(${major}) THEN 0 WHEN kind = ANY(${answers}) THEN 1 ELSE 2 END`
  // The turn is a statement of its own: a snapshot taken before waiting for it would not see the leases of the one before.
  const [, rows] = await db.prisma.$transaction([
    db.prisma.$queryRaw`SELECT pg_advisory_xact_lock(${claimTurn})::text`,
    db.prisma.$queryRaw`
      WITH busy AS MATERIALIZED (
        SELECT DISTINCT person_id FROM notice WHERE next_at <= ${now}::timestamptz AND lease_until > ${machineNow}::timestamptz
      ), ready AS MATERIALIZED (
        SELECT id, ${rank} AS rank FROM notice
        WHERE next_at <= ${now}::timestamptz AND (lease_until IS NULL OR lease_until <= ${machineNow}::timestamptz)
          AND person_id NOT IN (SELECT person_id FROM busy)
        ORDER BY rank, created_at, id LIMIT ${room} FOR UPDATE SKIP LOCKED
      ), taken AS (
        UPDATE notice SET lease_until = ${leaseFrom(machine)}::timestamptz FROM ready WHERE notice.id = ready.id
        RETURNING ${claimedColumns}, ready.rank
      )
      SELECT * FROM taken ORDER BY rank, created_at, id`,
  ])
  const queues = Map.groupBy(claimedRows.parse(rows), ({ to }) => to.personId)
  return [...queues.values()]
}

import { Prisma } from '../../db/generated/client.ts'
import type { Urgency } from '../types.ts'
import { type Claimed, claimedColumns, claimedRows } from './claimed.ts'
import { type DeliveryDeps, leaseFrom } from './deps.ts'
import type { Lanes } from './lanes.ts'

/** Any fixed number of our own: claims take turns, see {@link claimDueNotices}. */
const claimTurn = 375_002

/** Share of the places each urgency has while all three wait: major ones come first, and none waits for the end of another. */
const weights: Readonly<Record<Urgency, number>> = { major: 8, answer: 4, ordinary: 1 }

/** Rows of one urgency that are sorted at a claim, longest due first: a flood costs no more than this, and turns are taken among so many. */
const mostSorted = 2_000

/**
 * Claims notices that are due, in the order in which they are to be told.
 *
 * Fair in four ways, each against a flood: an urgency has its share ({@link weights}); within it bodies take turns, then kinds
 * take turns; an app whose lane is full is passed by. A person who is being told something by any worker is left out until that
 * is over, and claims take turns, so that what one person is told under one role keeps its order.
 *
 * @param room - most notices in all.
 */
export async function claimDueNotices(deps: DeliveryDeps, lanes: Lanes, room: number): Promise<Claimed[]> {
  const { db } = deps
  // A lease that is lost with the server was never acted on: what is drawn under it is committed after it, and waits for the disk.
  // The turn is a statement of its own: a snapshot taken before waiting for it would not see the leases of the one before.
  const [, rows] = await db.prisma.$transaction([
    db.prisma.$queryRaw`SELECT pg_advisory_xact_lock(${claimTurn})::text, set_config('synchronous_commit', 'off', true)`,
    db.prisma.$queryRaw(claimStatement(deps, lanes, room)),
  ])
  return claimedRows.parse(rows)
}

function claimStatement(deps: DeliveryDeps, lanes: Lanes, room: number): Prisma.Sql {
  const { clock, machine, kinds } = deps
  const taken = lanes.taken()
  const major = [...kinds.ofUrgency('major')]
  const answers = [...kinds.ofUrgency('answer')]
  const isDue = Prisma.sql`next_at <= ${clock.now()}::timestamptz
    AND (lease_until IS NULL OR lease_until <= ${machine.now()}::timestamptz)`
  const dueOf = (fits: Prisma.Sql, weight: number) => Prisma.sql`(
    SELECT id, person_id, organisation_id, kind, app_id, created_at, ${weight}::float8 AS weight FROM notice
    WHERE ${isDue} AND ${fits} AND person_id NOT IN (SELECT person_id FROM busy) AND (app_id IS NULL OR app_id <> ALL (SELECT app_id FROM full_lanes))
    ORDER BY next_at LIMIT ${mostSorted})`
  return Prisma.sql`
    WITH busy AS MATERIALIZED (
      SELECT DISTINCT person_id FROM notice WHERE next_at <= ${clock.now()}::timestamptz AND lease_until > ${machine.now()}::timestamptz
    ), lanes AS MATERIALIZED (
      SELECT * FROM unnest(${taken.map(({ appId }) => appId)}::text[], ${taken.map(({ free }) => free)}::int[]) AS l (app_id, free)
    ), full_lanes AS MATERIALIZED (
      SELECT app_id FROM lanes WHERE free = 0
    ), due AS MATERIALIZED (
      ${dueOf(Prisma.sql`kind = ANY(${major})`, weights.major)}
      UNION ALL ${dueOf(Prisma.sql`kind = ANY(${answers})`, weights.answer)}
      UNION ALL ${dueOf(Prisma.sql`kind <> ALL(${[...major, ...answers]})`, weights.ordinary)}
    ), of_body AS (
      SELECT *, row_number() OVER (PARTITION BY weight, organisation_id ORDER BY created_at, id) AS of_body FROM due
    ), of_kind AS (
      SELECT *, row_number() OVER (PARTITION BY weight, kind ORDER BY of_body, created_at, id) AS of_kind FROM of_body
    ), turns AS (
      SELECT *, row_number() OVER (PARTITION BY weight ORDER BY of_body, of_kind, created_at, id) / weight AS turn FROM of_kind
    ), in_lane AS (
      SELECT *, row_number() OVER (PARTITION BY app_id ORDER BY turn, weight DESC, created_at, id) AS in_lane FROM turns
    ), chosen AS (
      SELECT in_lane.* FROM in_lane LEFT JOIN lanes USING (app_id)
      WHERE free IS NULL OR in_lane <= free ORDER BY turn, weight DESC, created_at, id LIMIT ${room}
    ), ready AS MATERIALIZED (
      SELECT id FROM notice WHERE id IN (SELECT id FROM chosen) AND ${isDue} FOR UPDATE SKIP LOCKED
    ), taken AS (
      UPDATE notice SET lease_until = ${leaseFrom(deps)}::timestamptz FROM ready WHERE notice.id = ready.id
      RETURNING ${claimedColumns}
    )
    SELECT taken.* FROM taken JOIN chosen USING (id) ORDER BY chosen.weight DESC, chosen.turn, taken.created_at, taken.id`
}

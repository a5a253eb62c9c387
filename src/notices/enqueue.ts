import { z } from 'zod'

import type { Tx } from '../db/types.ts'
import type { Clock } from '../lib/clock.ts'
import type { Ids } from '../lib/ids.ts'
import { toJson } from '../lib/json.ts'
import type { NoticeRequest } from './types.ts'

export interface EnqueueDeps {
  readonly clock: Clock
  readonly ids: Ids
}

/** NOTIFY channel on which the worker is woken. */
export const noticesChannel = 'notices'

const inserted = z.array(z.object({ id: z.string() }))

/**
 * Asks that people be told, in the transaction of what happened: committed together or not at all.
 *
 * One statement for any number of requests; the worker is woken at commit. A request whose `dedupeKey` is known already is
 * left out with its buzzes.
 *
 * @returns ids of the cards that are new.
 */
export async function enqueueNotices(tx: Tx, { clock, ids }: EnqueueDeps, requests: readonly NoticeRequest[]): Promise<string[]> {
  if (requests.length === 0) return []
  const now = clock.now()
  const rows = toJson(requests.flatMap((request) => rowsOf(request, ids, now)))
  const cards = await tx.$queryRaw`
    WITH asked AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${rows}::jsonb) AS r (
        id text, kind text, subject_type text, subject_id text, person_id text, organisation_id text, role text,
        channel text, params jsonb, dedupe_key text, parent_id text, next_at timestamptz)
    ), cards AS (
      INSERT INTO notice (id, kind, subject_type, subject_id, person_id, organisation_id, role, channel, params, dedupe_key,
                          parent_id, state, next_at, created_at)
      SELECT id, kind, subject_type, subject_id, person_id, organisation_id, role, channel, params, dedupe_key,
             NULL, 'queued', next_at, ${now}::timestamptz
      FROM asked WHERE parent_id IS NULL
      ON CONFLICT (dedupe_key) DO NOTHING RETURNING id
    ), rings AS (
      INSERT INTO notice (id, kind, subject_type, subject_id, person_id, organisation_id, role, channel, params, dedupe_key,
                          parent_id, state, next_at, created_at)
      SELECT asked.id, kind, subject_type, subject_id, person_id, organisation_id, role, channel, params, dedupe_key,
             parent_id, 'queued', NULL, ${now}::timestamptz
      FROM asked JOIN cards ON cards.id = asked.parent_id
      ON CONFLICT (dedupe_key) DO NOTHING
    )
    SELECT id, pg_notify(${noticesChannel}, '')::text AS told FROM cards ORDER BY id`
  return inserted.parse(cards).map(({ id }) => id)
}

/** The card first, then one row a buzz: it has no time of its own until its card is delivered. */
function rowsOf(request: NoticeRequest, ids: Ids, now: Date): Record<string, unknown>[] {
  const card = {
    id: ids.next(),
    kind: request.kind,
    subject_type: request.subject.type,
    subject_id: request.subject.id,
    person_id: request.to.personId,
    organisation_id: request.to.organisationId,
    role: request.to.role,
    channel: 'card',
    params: request.params ?? {},
    dedupe_key: request.dedupeKey,
    parent_id: null,
    next_at: (request.notBefore ?? now).toISOString(),
  }
  const rings = (request.buzz ?? []).map((channel) => ({
    ...card,
    id: ids.next(),
    channel,
    dedupe_key: `${request.dedupeKey}:${channel}`,
    parent_id: card.id,
    next_at: null,
  }))
  return [card, ...rings]
}

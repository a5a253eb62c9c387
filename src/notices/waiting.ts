import { z } from 'zod'

import type { Tx } from '../db/types.ts'
import type { Subject } from '../journal/types.ts'
import type { Recipient } from './types.ts'

/** Who leaves what, and who takes over. */
export interface PassOn {
  /** With `role`, only what was told under this role. */
  readonly from: { readonly personId: string; readonly organisationId: string; readonly role?: string }
  readonly to: Recipient
}

/** A card that may wait for somebody, with the buzzes that did not ring yet. */
export type WaitingRow = z.infer<typeof row>

const row = z
  .object({
    id: z.string(),
    kind: z.string(),
    subject_type: z.string(),
    subject_id: z.string(),
    params: z.record(z.string(), z.unknown()),
    dedupe_key: z.string(),
    created_at: z.date(),
    buzz: z.array(z.enum(['buzz-app', 'buzz-sms', 'buzz-phone'])),
  })
  .transform(({ subject_type, subject_id, dedupe_key, created_at, ...rest }) => ({
    ...rest,
    subject: { type: subject_type, id: subject_id } satisfies Subject,
    dedupeKey: dedupe_key,
    createdAt: created_at,
  }))

/**
 * The newest card of each kind and subject that is not sent yet, or whose kind waits for an act; without those the other
 * person was told himself. Oldest first.
 */
export async function waitingRows(tx: Tx, { from, to, asking }: PassOn & { asking: readonly string[] }): Promise<WaitingRow[]> {
  const role = from.role ?? null
  const rows = await tx.$queryRaw`
    WITH waiting AS (
      SELECT DISTINCT ON (kind, subject_type, subject_id) id, kind, subject_type, subject_id, params, dedupe_key, created_at
      FROM notice
      WHERE person_id = ${from.personId} AND organisation_id = ${from.organisationId} AND channel = 'card'
        AND (${role}::text IS NULL OR role = ${role})
        AND (state = 'queued' OR (state <> 'dropped' AND kind = ANY(${[...asking]})))
      ORDER BY kind, subject_type, subject_id, created_at DESC, id DESC
    )
    SELECT waiting.*, ARRAY(
      SELECT ring.channel FROM notice AS ring WHERE ring.parent_id = waiting.id AND ring.state = 'queued' ORDER BY ring.id) AS buzz
    FROM waiting
    WHERE NOT EXISTS (
      SELECT FROM notice AS told
      WHERE told.person_id = ${to.personId} AND told.organisation_id = ${to.organisationId} AND told.channel = 'card'
        AND told.kind = waiting.kind AND told.subject_type = waiting.subject_type AND told.subject_id = waiting.subject_id
        AND told.state NOT IN ('dropped', 'failed'))
    ORDER BY created_at, id`
  return z.array(row).parse(rows)
}

import { z } from 'zod'

import type { Tx } from '../db/types.ts'
import { recordAll } from '../journal/index.ts'
import type { Clock } from '../lib/clock.ts'
import { toJson } from '../lib/json.ts'

const ended = z.array(
  z.object({
    id: z.string(),
    kind: z.string(),
    channel: z.string(),
    state: z.string(),
    reason: z.string().nullable(),
    subject_type: z.string(),
    subject_id: z.string(),
    person_id: z.string(),
    organisation_id: z.string(),
    role: z.string(),
  }),
)

/** Journals what has just become of these notices, as their rows now say; in the transaction that changed them. */
export async function journalEndings(tx: Tx, deps: { readonly clock: Clock }, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = await tx.$queryRaw`
    SELECT id, kind, channel, state, reason, subject_type, subject_id, person_id, organisation_id, role
    FROM notice WHERE id IN (SELECT jsonb_array_elements_text(${toJson(ids)}::jsonb)) ORDER BY id`
  await recordAll(
    tx,
    deps,
    ended.parse(rows).map((row) => ({
      ...{ action: `notice.${row.state}`, by: 'clock' as const, channel: 'clock' as const, source: `notice:${row.id}` },
      subject: { type: row.subject_type, id: row.subject_id },
      reason: row.reason ?? undefined,
      details: {
        ...{ kind: row.kind, channel: row.channel },
        to: { personId: row.person_id, organisationId: row.organisation_id, role: row.role },
      },
    })),
  )
}

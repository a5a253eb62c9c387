import { z } from 'zod'

import { Prisma } from '../../db/generated/client.ts'
import type { DueNotice } from '../types.ts'

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
    app_id: z.string().nullable(),
    open_id: z.string().nullable(),
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
    /** The account of an earlier try; a repeat goes there again. */
    target: row.app_id === null || row.open_id === null ? null : { appId: row.app_id, openId: row.open_id },
    createdAt: row.created_at,
    sentAt: row.sent_at,
    leaseUntil: row.lease_until,
  }))

/** The columns of {@link Claimed}, for a `RETURNING` or `SELECT` of `notice`. */
export const claimedColumns = Prisma.raw(
  ['id', 'kind', 'subject_type', 'subject_id', 'person_id', 'organisation_id', 'role', 'channel', 'params', 'parent_id', 'state']
    .concat(['attempts', 'app_id', 'open_id', 'created_at', 'sent_at', 'lease_until'])
    .map((column) => `notice.${column}`)
    .join(', '),
)

export const claimedRows = z.array(claimed)

export function asDue({ id, kind, subject, to, params, createdAt }: Claimed): DueNotice {
  return { id, kind, subject, to, params, createdAt }
}

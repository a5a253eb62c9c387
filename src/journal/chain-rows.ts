import { z } from 'zod'

import { Prisma } from '../db/generated/client.ts'
import type { ChainRow } from './chain.ts'

/** The columns of {@link ChainRow}, for a SELECT from `journal`. */
export const chainColumns = Prisma.raw(`
  journal.seq AS "rowSeq", journal.at, journal.action, journal.actor_person_id AS "actorPersonId",
  journal.actor_organisation_id AS "actorOrganisationId", journal.actor_role AS "actorRole", journal.channel, journal.source,
  journal.subject_type AS "subjectType", journal.subject_id AS "subjectId", journal.from_state AS "fromState",
  journal.to_state AS "toState", journal.reason, journal.details::text AS details, journal.evidence`)

/** What {@link chainColumns} give where there is a row. */
export const chainRow = z
  .object({
    rowSeq: z.bigint(),
    at: z.date(),
    action: z.string(),
    actorPersonId: z.string().nullable(),
    actorOrganisationId: z.string().nullable(),
    actorRole: z.string().nullable(),
    channel: z.string(),
    source: z.string().nullable(),
    subjectType: z.string(),
    subjectId: z.string(),
    fromState: z.string().nullable(),
    toState: z.string().nullable(),
    reason: z.string().nullable(),
    details: z.string(),
    evidence: z.array(z.string()).nullable(),
  })
  .transform(({ rowSeq, ...row }): ChainRow => ({ seq: rowSeq, ...row }))

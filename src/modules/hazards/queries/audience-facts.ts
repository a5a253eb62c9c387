import { z } from 'zod'

import type { Tx } from '../../../db/types.ts'
import type { AudienceFacts } from '../audience-facts.ts'
import { gradeWord } from './facts-row.ts'

const words = z.string().nullable()
const who = z.object({ personId: z.string() })
const rows = z.array(
  z.object({
    hazard: z.object({
      ...{ id: z.string(), grade: gradeWord, enterpriseId: words, insurerId: words },
      ...{ isSelfFound: z.boolean(), isShared: z.boolean(), isOrdered: z.boolean(), isListed: z.boolean(), isStopped: z.boolean() },
    }),
    enterprise: z.object({ regionCode: z.string(), developmentZone: words }).nullable(),
    answerable: z.object({ id: z.string(), kind: z.string() }).nullable(),
    finder: z.object({ personId: z.string(), organisationId: z.string(), role: z.string() }),
    finderKind: words.transform((kind) => kind ?? ''),
    fixer: who.nullable(),
    approvals: z
      .array(
        z.object({
          ...{ act: z.enum(['grade', 'downgrade', 'void', 'close']), step: z.enum(['propose', 'approve', 'co-sign', 'bureau']) },
          ...{ verdict: z.enum(['agreed', 'refused']), at: z.coerce.date(), round: z.number(), by: who },
          details: z.record(z.string(), z.unknown()),
        }),
      )
      .nullable()
      .transform((chain) => chain ?? []),
    submission: z
      .object({ at: z.coerce.date(), verdict: z.enum(['passed', 'returned']).nullable(), verifierId: words, by: who })
      .nullable(),
    statutory: z.object({ receiptNumber: words }).nullable(),
  }),
)

/**
 * Who has to do with each of these hazards, without any scope: for the clock.
 *
 * @returns by id; an id nobody has is left out.
 */
export async function audienceFactsOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, AudienceFacts>> {
  const found = await tx.$queryRaw`
    SELECT jsonb_build_object('id', h.id, 'grade', h.grade, 'enterpriseId', h.enterprise_id, 'insurerId', h.insurer_id,
        'isSelfFound', h.is_self_found, 'isShared', h.is_shared, 'isOrdered', h.is_ordered, 'isListed', h.is_listed,
        'isStopped', h.is_stopped) AS "hazard",
      CASE WHEN o.id IS NULL THEN NULL ELSE jsonb_build_object('regionCode', o.region_code, 'developmentZone', o.development_zone) END AS "enterprise",
      (SELECT jsonb_build_object('id', n.id, 'kind', n.kind) FROM organisation n WHERE n.id = h.answerable_id) AS "answerable",
      jsonb_build_object('personId', h.finder_person_id, 'organisationId', h.finder_organisation_id, 'role', h.finder_role) AS "finder",
      (SELECT n.kind FROM organisation n WHERE n.id = h.finder_organisation_id) AS "finderKind",
      CASE WHEN h.fixer_person_id IS NULL THEN NULL ELSE jsonb_build_object('personId', h.fixer_person_id) END AS "fixer",
      (SELECT jsonb_agg(jsonb_build_object('act', a.act, 'step', a.step, 'verdict', a.verdict, 'at', a.at, 'round', a.round,
          'details', a.details, 'by', jsonb_build_object('personId', a.person_id)) ORDER BY a.at, a.id)
        FROM hazard_approval a WHERE a.hazard_id = h.id) AS "approvals",
      (SELECT jsonb_build_object('at', s.at, 'verdict', s.verdict, 'verifierId', s.verifier_id, 'by', jsonb_build_object('personId', s.person_id))
        FROM rectification_submission s WHERE s.hazard_id = h.id ORDER BY s.round DESC LIMIT 1) AS "submission",
      (SELECT jsonb_build_object('receiptNumber', y.receipt_number)
        FROM statutory_report y WHERE y.hazard_id = h.id ORDER BY y.drafted_at DESC, y.id DESC LIMIT 1) AS "statutory"
    FROM hazard h LEFT JOIN organisation o ON o.id = h.enterprise_id WHERE h.id = ANY(${[...new Set(ids)]}::text[])`
  return new Map(rows.parse(found).map((facts) => [facts.hazard.id, facts]))
}

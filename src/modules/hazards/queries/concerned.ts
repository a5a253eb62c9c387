import { z } from 'zod'

import type { Tx } from '../../../db/types.ts'
import type { Subject } from '../../../journal/types.ts'
import { toJson } from '../../../lib/json.ts'

/** Whom hazards concern, each once. */
export interface Concerned {
  readonly insurerIds: readonly string[]
  readonly enterpriseIds: readonly string[]
  /** Bodies a report about one of the hazards has reached. */
  readonly receiverIds: readonly string[]
}

const row = z.tuple([z.object({ insurerIds: z.array(z.string()), enterpriseIds: z.array(z.string()), receiverIds: z.array(z.string()) })])

/** Whom what happened to these hazards, visits and overdue reports concerns; subjects of another kind are passed over. One statement. */
export async function concernedBy(tx: Tx, subjects: readonly Subject[]): Promise<Concerned> {
  const rows = await tx.$queryRaw`
    WITH asked AS MATERIALIZED (SELECT type, id FROM jsonb_to_recordset(${toJson(subjects)}::jsonb) AS one (type text, id text)),
    touched AS MATERIALIZED (
      SELECT h.id, h.insurer_id, h.enterprise_id FROM hazard h WHERE h.id IN (
        SELECT id FROM asked WHERE type = 'hazard'
        UNION SELECT hazard_id FROM overdue_report WHERE id IN (SELECT id FROM asked WHERE type = 'overdue-report')
        UNION SELECT hazard.id FROM hazard WHERE visit_id IN (SELECT id FROM asked WHERE type = 'visit')))
    SELECT ARRAY(SELECT DISTINCT insurer_id FROM touched WHERE insurer_id IS NOT NULL) AS "insurerIds",
      ARRAY(SELECT DISTINCT enterprise_id FROM touched WHERE enterprise_id IS NOT NULL) AS "enterpriseIds",
      ARRAY(SELECT DISTINCT to_body.organisation_id FROM overdue_report r
        JOIN overdue_report_recipient to_body ON to_body.report_id = r.id AND r.state = 'sent'
        WHERE r.hazard_id IN (SELECT id FROM touched)) AS "receiverIds"`
  return row.parse(rows)[0]
}

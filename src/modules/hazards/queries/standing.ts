import { z } from 'zod'

import type { Tx } from '../../../db/types.ts'
import type { Subject } from '../../../journal/types.ts'

/** How pressing what a notice is about is today. */
export interface HazardStanding {
  readonly isMajor: boolean
  /** End of the earliest clock that runs for it and is not over; null when none does. */
  readonly actBy: Date | null
}

const answer = z.tuple([z.object({ isMajor: z.boolean().nullable(), actBy: z.date().nullable() })])

/** Of one hazard; of a visit, whose notice lists the general hazards only, those. One statement. */
export async function hazardStanding(tx: Tx, { type, id }: Subject, now: Date): Promise<HazardStanding> {
  const rows = await tx.$queryRaw`
    SELECT bool_or(h.grade = 'major') AS "isMajor", min(d.due_at) AS "actBy"
    FROM hazard h LEFT JOIN deadline d ON d.subject_type = 'hazard' AND d.subject_id = h.id AND d.state = 'open' AND d.due_at > ${now}::timestamptz
    WHERE (${type} = 'hazard' AND h.id = ${id}) OR (${type} = 'visit' AND h.visit_id = ${id} AND h.grade = 'general')`
  const [{ isMajor, actBy }] = answer.parse(rows)
  return { isMajor: isMajor ?? false, actBy }
}

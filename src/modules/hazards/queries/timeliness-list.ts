import { Prisma } from '../../../db/generated/client.ts'
import type { Tx } from '../../../db/types.ts'
import { type Actor, enterpriseScope, visibility } from '../../directory/index.ts'
import { timelinessOf } from '../rules/timeliness.ts'
import type { TimelinessView } from '../types.ts'
import { readFacts } from './facts-row.ts'
import { selectFactsWithoutActs } from './facts-sql.ts'
import { pageSize } from './rows.ts'

/** The hours of one reported hazard; nothing of what was found or where. */
export interface TimelinessRow {
  readonly number: string | null
  readonly enterpriseName: string
  readonly party: string
  readonly duties: readonly TimelinessView[]
}

export interface TimelinessPage {
  readonly rows: readonly TimelinessRow[]
  readonly total: number
}

/** Bureaus, departments and financial regulators over their region, an insurer over what it answers for; nobody else. */
export const seesTimeliness = (actor: Actor): boolean => ['region', 'region-sector', 'insured'].includes(visibility[actor.role].enterprises)

/**
 * How timely the insurers were with the major hazards whose overdue report was sent, the latest first.
 *
 * A financial regulator reads it too: numbers and names, no technical detail (the row-level table of visibility).
 */
export async function timelinessPage(tx: Tx, asked: { readonly actor: Actor; readonly page?: number }, now: Date): Promise<TimelinessPage> {
  const { actor, page = 1 } = asked
  if (!seesTimeliness(actor)) return { rows: [], total: 0 }
  const scope = actor.organisationKind === 'insurer' ? Prisma.sql`h.answerable_id = ${actor.organisationId}` : enterpriseScope(actor, now)
  const where = Prisma.sql`h.grade = 'major' AND ${scope}
    AND EXISTS (SELECT 1 FROM overdue_report r WHERE r.hazard_id = h.id AND r.state = 'sent')`
  const rows = await tx.$queryRaw`${selectFactsWithoutActs} WHERE ${where}
    ORDER BY h.due_at DESC, h.id LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`
  const counted = await tx.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM hazard h LEFT JOIN organisation o ON o.id = h.enterprise_id WHERE ${where}`
  return {
    total: counted[0]?.total ?? 0,
    rows: readFacts(rows).map((facts) => ({
      number: facts.hazard.number,
      enterpriseName: facts.enterprise?.name ?? '',
      party: facts.answerable?.name ?? '',
      duties: timelinessOf(facts, now),
    })),
  }
}

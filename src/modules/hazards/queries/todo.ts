import { Prisma } from '../../../db/generated/client.ts'
import type { Tx } from '../../../db/types.ts'
import type { Actor } from '../../directory/index.ts'
import { hazardScope } from '../access.ts'
import { waitsOn } from '../rules/waiting.ts'
import { readFacts } from './facts-row.ts'
import { selectFactsWithoutActs } from './facts-sql.ts'
import { type HazardPage, pageSize, rowOf } from './rows.ts'

/** Hazards looked at for one person: who has more than this many waiting works through the first ones anyway. */
const mostLookedAt = 120

/**
 * What waits on this person under this context, the most urgent first: imminent, overdue, major, then by due date.
 *
 * The database leaves out what can wait for nobody of such a body; the rules that decide a press decide the rest. One
 * statement. `total` counts at most {@link mostLookedAt}.
 */
export async function myTodo(tx: Tx, asked: { actor: Actor; page?: number }, now: Date): Promise<HazardPage> {
  const { actor, page = 1 } = asked
  const rows = await tx.$queryRaw`${selectFactsWithoutActs}
    WHERE ${hazardScope(actor, now)} AND h.put_away_at IS NULL AND ${mayWaitFor(actor)}
    ORDER BY h.imminent DESC, (h.due_at <= ${now}) DESC NULLS LAST, h.grade = 'major' DESC, h.due_at NULLS LAST, h.created_at, h.id
    LIMIT ${mostLookedAt}`
  const waiting = readFacts(rows)
    .map((facts) => ({ facts, commands: waitsOn(facts, actor, now) }))
    .filter(({ commands }) => commands.length > 0)
  const shown = waiting.slice((page - 1) * pageSize, page * pageSize)
  return { rows: shown.map(({ facts, commands }) => rowOf(facts, actor, now, commands)), total: waiting.length }
}

const asked = Prisma.sql`(EXISTS (SELECT 1 FROM extension_request x WHERE x.hazard_id = h.id AND x.state = 'waiting')
  OR EXISTS (SELECT 1 FROM grade_objection b WHERE b.hazard_id = h.id AND b.state = 'waiting')
  OR EXISTS (SELECT 1 FROM overdue_report r WHERE r.hazard_id = h.id AND r.state IN ('draft', 'sent')))`
const proposed = Prisma.sql`EXISTS (SELECT 1 FROM hazard_approval a WHERE a.hazard_id = h.id AND a.act IN ('downgrade', 'void'))`

/** Nobody signs: paper and telephone are the answerable body's. */
const unsignedOf = (body: string) => Prisma.sql`(h.state = 'awaiting_signature' AND h.answerable_id = ${body})`

/** What can wait for somebody of this kind of body at all; wide on purpose. */
function mayWaitFor(actor: Actor): Prisma.Sql {
  switch (actor.organisationKind) {
    case 'enterprise':
      return Prisma.sql`h.state NOT IN ('merged', 'voided') AND (h.state <> 'closed' OR EXISTS
        (SELECT 1 FROM statutory_report y WHERE y.hazard_id = h.id AND y.receipt_number IS NULL))`
    case 'insurer':
    case 'agency':
      return Prisma.sql`(h.state IN ('draft', 'to_grade', 'registered', 'to_verify', 'to_close') OR ${unsignedOf(actor.organisationId)}
        OR (h.state IN ('awaiting_signature', 'awaiting_plan', 'rectifying') AND ${asked}))`
    default:
      return Prisma.sql`h.state NOT IN ('merged', 'voided') AND (h.state IN ('draft', 'to_grade', 'registered', 'to_verify', 'to_close')
        OR ${unsignedOf(actor.organisationId)} OR ${asked} OR ${proposed})`
  }
}

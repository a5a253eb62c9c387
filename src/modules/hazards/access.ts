import { Prisma } from '../../db/generated/client.ts'
import { type Actor, enterpriseScope, visibility } from '../directory/index.ts'

/** Condition on `hazard h`: the due time has passed without a fix handed in; the same rule as `isOverdue`. */
export function overdueSql(now: Date): Prisma.Sql {
  return Prisma.sql`(h.due_at <= ${now} AND (h.submitted_at IS NULL OR h.submitted_at >= h.due_at)
    AND h.state IN ('registered', 'major_confirmed', 'awaiting_signature', 'awaiting_plan', 'rectifying', 'to_verify', 'to_close'))`
}

/**
 * The one predicate over hazards: a condition on `hazard h LEFT JOIN organisation o ON o.id = h.enterprise_id` that holds
 * for what this actor may see at an instant. Every query, count, list, export and error text carries it.
 *
 * A draft is its finder's alone. Afterwards: the enterprise sees its own (a worker only what he reported), an agency what
 * it found or verifies, an insurer what it answers for, a bureau or department its region and sector (a major hazard from
 * confirmation on, and whatever was put before the bureau to grade, void or downgrade). What an enterprise found itself stays hidden from all others until it shares it, it is overdue (for
 * bureaus) or it is major (安全生产法41). A financial regulator, the association and administrators see no row.
 */
export function hazardScope(actor: Actor, now: Date): Prisma.Sql {
  const draft = Prisma.sql`h.state = 'draft' AND h.finder_person_id = ${actor.personId} AND h.finder_organisation_id = ${actor.organisationId}`
  return Prisma.sql`((${draft}) OR (h.state <> 'draft' AND ${registeredScope(actor, now)}))`
}

const nothing = Prisma.sql`FALSE`
/** 自查: hidden from agencies and insurers until shared or major. */
const disclosed = Prisma.sql`(NOT h.is_self_found OR h.is_shared OR h.grade = 'major')`

function registeredScope(actor: Actor, now: Date): Prisma.Sql {
  const body = actor.organisationId
  switch (visibility[actor.role].enterprises) {
    case 'own':
      return actor.role === 'qy.worker'
        ? Prisma.sql`(h.enterprise_id = ${body} AND h.finder_person_id = ${actor.personId})`
        : Prisma.sql`h.enterprise_id = ${body}`
    case 'assigned':
      return Prisma.sql`((h.finder_organisation_id = ${body} OR (h.agency_id = ${body} AND ${enterpriseScope(actor, now)})) AND ${disclosed})`
    case 'insured':
      return Prisma.sql`((h.insurer_id = ${body} OR h.finder_organisation_id = ${body}) AND ${disclosed})`
    case 'insured-branch':
      return Prisma.sql`(h.insurer_id = ${body} AND ${enterpriseScope(actor, now)} AND ${disclosed})`
    case 'region':
      return actor.organisationKind === 'financial-regulator' ? nothing : inArea(actor, now)
    case 'region-sector':
      return inArea(actor, now)
    case 'none':
      return nothing
  }
}

function inArea(actor: Actor, now: Date): Prisma.Sql {
  const body = actor.organisationId
  return Prisma.sql`(h.finder_organisation_id = ${body} OR h.answerable_id = ${body}
    OR EXISTS (SELECT 1 FROM hazard_approval p WHERE p.hazard_id = h.id AND p.act = 'grade' AND p.details->>'approverId' = ${body})
    OR (${enterpriseScope(actor, now)} AND (
      (h.grade = 'major' AND h.confirmed_at IS NOT NULL)
      OR EXISTS (SELECT 1 FROM hazard_approval p WHERE p.hazard_id = h.id AND p.act IN ('void', 'downgrade'))
      OR (h.grade = 'general' AND (NOT h.is_self_found OR h.is_shared OR ${overdueSql(now)}))))
    OR EXISTS (SELECT 1 FROM overdue_report r JOIN overdue_report_recipient t ON t.report_id = r.id
      WHERE r.hazard_id = h.id AND t.organisation_id = ${body}))`
}

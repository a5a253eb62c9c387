import { Prisma } from '../../../db/generated/client.ts'
import { type Actor, visibility } from '../../directory/index.ts'

const answerers = ['bx.service', 'bx.branch', 'bx.manager', 'yjx.staff', 'yjx.enforce', 'yjx.lead', 'yjc.staff', 'yjc.lead']
const onSite = ['qy.safety', 'qy.principal', 'qy.controller']

/**
 * Column over `hazard h`: the human this reader can ring about it, as jsonb.
 *
 * The enterprise rings the one responsible at the answerable body, everybody else rings the site, as far as the reader may
 * see numbers at all.
 */
export function helpSql(actor: Actor, now: Date): Prisma.Sql {
  const isEnterprise = actor.organisationKind === 'enterprise'
  if (!isEnterprise && visibility[actor.role].phone !== 'shown') return Prisma.sql`NULL::jsonb AS "help"`
  const body = isEnterprise ? Prisma.sql`h.answerable_id` : Prisma.sql`h.enterprise_id`
  const roles = isEnterprise ? answerers : onSite
  return Prisma.sql`(SELECT jsonb_build_object('name', p.name, 'mobile', p.mobile) FROM membership m JOIN person p ON p.id = m.person_id
    WHERE m.organisation_id = ${body} AND m.role = ANY(${roles}::text[]) AND p.mobile IS NOT NULL AND p.id <> ${actor.personId}
      AND m.starts_at <= ${now} AND (m.ends_at IS NULL OR m.ends_at > ${now})
    ORDER BY EXISTS (SELECT 1 FROM responsible_staff r WHERE r.insurer_id = ${body} AND r.enterprise_id = h.enterprise_id
        AND r.person_id = p.id AND r.starts_at <= ${now} AND (r.ends_at IS NULL OR r.ends_at > ${now})) DESC,
      array_position(${roles}::text[], m.role), m.starts_at, m.id
    LIMIT 1) AS "help"`
}

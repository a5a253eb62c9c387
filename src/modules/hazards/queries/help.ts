import { z } from 'zod'

import type { Tx } from '../../../db/types.ts'
import { type Actor, visibility } from '../../directory/index.ts'
import type { HazardFacts } from '../facts.ts'
import type { HazardView } from '../types.ts'

const answerers = ['bx.service', 'bx.branch', 'bx.manager', 'yjx.staff', 'yjx.enforce', 'yjx.lead', 'yjc.staff', 'yjc.lead']
const onSite = ['qy.safety', 'qy.principal', 'qy.controller']
const row = z.object({ name: z.string(), mobile: z.string() })

/**
 * The human a reader can ring about a hazard: the enterprise rings the one responsible at the answerable body, everybody
 * else rings the site, as far as the reader may see numbers at all. null when nobody with a number is there.
 */
export async function helpFor(tx: Tx, read: { facts: HazardFacts; actor: Actor }, now: Date): Promise<HazardView['help']> {
  const { facts, actor } = read
  const isEnterprise = actor.organisationKind === 'enterprise'
  const body = isEnterprise ? facts.hazard.answerableId : facts.hazard.enterpriseId
  if (body === null || (!isEnterprise && visibility[actor.role].phone !== 'shown')) return null
  const roles = isEnterprise ? answerers : onSite
  const rows = z.array(row).parse(
    await tx.$queryRaw`
      SELECT p.name, p.mobile FROM membership m JOIN person p ON p.id = m.person_id
      WHERE m.organisation_id = ${body} AND m.role = ANY(${roles}::text[]) AND p.mobile IS NOT NULL AND p.id <> ${actor.personId}
        AND m.starts_at <= ${now} AND (m.ends_at IS NULL OR m.ends_at > ${now})
      ORDER BY EXISTS (SELECT 1 FROM responsible_staff r WHERE r.insurer_id = ${body} AND r.enterprise_id = ${facts.hazard.enterpriseId}
          AND r.person_id = p.id AND r.starts_at <= ${now} AND (r.ends_at IS NULL OR r.ends_at > ${now})) DESC,
        array_position(${roles}::text[], m.role), m.starts_at, m.id
      LIMIT 1`,
  )
  return rows[0] ?? null
}

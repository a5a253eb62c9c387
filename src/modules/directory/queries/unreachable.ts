import { z } from 'zod'

import { Prisma } from '../../../db/generated/client.ts'
import type { Tx } from '../../../db/types.ts'
import { heads } from '../rules/role-groups.ts'
import type { Actor, Enterprise } from '../types.ts'
import { enterpriseScope } from './enterprise-scope.ts'
import { enterpriseColumns, holdsAt, readEnterprises } from './rows.ts'

/** A page of enterprises with nobody who could sign. */
export interface UnreachablePage {
  readonly enterprises: readonly (Enterprise & { readonly insurerName: string | null })[]
  readonly page: number
  readonly pages: number
  readonly total: number
}

/** Lines on one card. */
const pageSize = 10

/**
 * Enterprises in the actor's scope in which neither principal nor actual controller has an account; an insurer's list holds the
 * customers of today only. Ordered by region, then name.
 *
 * @param asked.page - from 1; beyond the last page the last one is given.
 */
export async function unreachableEnterprises(tx: Tx, asked: { actor: Actor; page: number }, now: Date): Promise<UnreachablePage> {
  const { actor } = asked
  const insuredNow = Prisma.sql`EXISTS (SELECT 1 FROM policy y WHERE y.enterprise_id = o.id AND y.insurer_id = ${actor.organisationId}
    AND y.starts_at <= ${now} AND y.ends_at > ${now})`
  const where = Prisma.sql`${enterpriseScope(actor, now)} AND (o.ended_at IS NULL OR o.ended_at > ${now})
    AND ${actor.organisationKind === 'insurer' ? insuredNow : Prisma.sql`TRUE`}
    AND NOT EXISTS (SELECT 1 FROM membership m JOIN account a ON a.person_id = m.person_id AND (a.ended_at IS NULL OR a.ended_at > ${now})
      WHERE m.organisation_id = o.id AND m.role IN (${Prisma.join([...heads])}) AND ${holdsAt('m', now)})`
  const counted = await tx.$queryRaw`SELECT count(*)::int AS total FROM organisation o WHERE ${where}`
  const total = z.array(z.object({ total: z.number() })).parse(counted)[0]?.total ?? 0
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const page = Math.min(Math.max(1, asked.page), pages)
  const rows = await tx.$queryRaw`
    SELECT ${enterpriseColumns} FROM organisation o WHERE ${where}
    ORDER BY o.region_code, o.name, o.site_name LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`
  const enterprises = readEnterprises(rows)
  const insurers = await insurersOf(
    tx,
    enterprises.map(({ id }) => id),
    now,
  )
  return { enterprises: enterprises.map((site) => ({ ...site, insurerName: insurers.get(site.id) ?? null })), page, pages, total }
}

/** Who insures each of these sites now; of several the lead. */
async function insurersOf(tx: Tx, ids: readonly string[], now: Date): Promise<Map<string, string>> {
  const rows = z.array(z.object({ id: z.string(), name: z.string() })).parse(
    await tx.$queryRaw`
      SELECT y.enterprise_id AS id, i.name FROM policy y JOIN organisation i ON i.id = y.insurer_id
      WHERE y.enterprise_id = ANY(${[...ids]}::text[]) AND y.starts_at <= ${now} AND y.ends_at > ${now} ORDER BY y.is_lead, y.starts_at DESC`,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

import { z } from 'zod'

import { Prisma } from '../../../db/generated/client.ts'
import type { Tx } from '../../../db/types.ts'
import { enterpriseNotFound, mustBeAllowed } from '../access.ts'
import { insurerField } from '../rules/role-groups.ts'
import type { Actor } from '../types.ts'
import { type Member, membersOf } from './members.ts'
import { displayName, holdsAt } from './rows.ts'

/** A customer of today and who gets its reminders. */
export interface Customer {
  readonly enterpriseId: string
  readonly name: string
  readonly responsibleId: string | null
  readonly responsibleName: string | null
}

/** A page of customers. */
export interface CustomerPage {
  readonly customers: readonly Customer[]
  readonly page: number
  readonly pages: number
  readonly total: number
}

/** Rows on one card. */
const pageSize = 8

/**
 * Customers of the actor's insurer today, those without a risk officer first.
 *
 * @throws AppError `not-allowed` without the right to name risk officers.
 */
export async function customerPage(tx: Tx, asked: { actor: Actor; page: number }, now: Date): Promise<CustomerPage> {
  const all = await read(tx, { actor: asked.actor, where: Prisma.sql`TRUE` }, now)
  const pages = Math.max(1, Math.ceil(all.length / pageSize))
  const page = Math.min(Math.max(1, asked.page), pages)
  return { customers: all.slice((page - 1) * pageSize, page * pageSize), page, pages, total: all.length }
}

/** One customer with the risk officers to choose from; `not-found` also for an enterprise another insurer covers. */
export async function customerCare(
  tx: Tx,
  asked: { actor: Actor; enterpriseId: string },
  now: Date,
): Promise<Customer & { readonly officers: readonly Member[] }> {
  const [customer] = await read(tx, { actor: asked.actor, where: Prisma.sql`o.id = ${asked.enterpriseId}` }, now)
  if (customer === undefined) throw enterpriseNotFound()
  const roles: readonly string[] = insurerField
  return { ...customer, officers: (await membersOf(tx, asked.actor, now)).filter(({ role }) => roles.includes(role)) }
}

const customerRows = z.array(
  z.object({
    enterpriseId: z.string(),
    name: z.string(),
    siteName: z.string(),
    responsibleId: z.string().nullable(),
    responsibleName: z.string().nullable(),
  }),
)

async function read(tx: Tx, { actor, where }: { actor: Actor; where: Prisma.Sql }, now: Date): Promise<Customer[]> {
  mustBeAllowed(actor, 'directory.responsible')
  const rows = customerRows.parse(
    await tx.$queryRaw`
      SELECT o.id AS "enterpriseId", o.name, o.site_name AS "siteName", c.id AS "responsibleId", c.name AS "responsibleName"
      FROM organisation o LEFT JOIN LATERAL (SELECT p.id, p.name FROM responsible_staff r JOIN person p ON p.id = r.person_id
        WHERE r.insurer_id = ${actor.organisationId} AND r.enterprise_id = o.id AND ${holdsAt('r', now)}
        ORDER BY r.starts_at DESC, r.id LIMIT 1) c ON TRUE
      WHERE EXISTS (SELECT 1 FROM policy y WHERE y.enterprise_id = o.id AND y.insurer_id = ${actor.organisationId}
        AND y.starts_at <= ${now} AND y.ends_at > ${now}) AND (o.ended_at IS NULL OR o.ended_at > ${now}) AND ${where}
      ORDER BY c.id IS NOT NULL, o.name, o.site_name`,
  )
  return rows.map(({ siteName, ...row }) => ({ ...row, name: displayName({ name: row.name, siteName }) }))
}

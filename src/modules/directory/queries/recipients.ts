import { z } from 'zod'

import { Prisma } from '../../../db/generated/client.ts'
import type { Tx } from '../../../db/types.ts'
import type { Recipient } from '../../../notices/types.ts'
import { type DutyMatter, defaultDutyRoles } from '../rules/duty.ts'
import { heads } from '../rules/role-groups.ts'
import type { RoleCode } from '../types.ts'
import { holdsAt } from './rows.ts'

const recipients = z.array(z.object({ personId: z.string(), organisationId: z.string(), role: z.string() }))

/** Who holds one of these roles in a body now; roles in the order asked for, then the longest-serving first. A person once. */
export async function holders(tx: Tx, asked: { organisationId: string; roles: readonly RoleCode[] }, now: Date): Promise<Recipient[]> {
  if (asked.roles.length === 0) return []
  const rows = recipients.parse(
    await tx.$queryRaw`
      SELECT m.person_id AS "personId", m.organisation_id AS "organisationId", m.role FROM membership m
      WHERE m.organisation_id = ${asked.organisationId} AND m.role IN (${Prisma.join([...asked.roles])}) AND ${holdsAt('m', now)}
      ORDER BY array_position(${[...asked.roles]}::text[], m.role), m.starts_at, m.id`,
  )
  return oncePerPerson(rows)
}

/** Whether a person holds a role in a body now. */
export async function holdsRole(tx: Tx, who: Recipient, now: Date): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM membership m WHERE m.person_id = ${who.personId} AND m.organisation_id = ${who.organisationId}
      AND m.role = ${who.role} AND ${holdsAt('m', now)} LIMIT 1`
  return rows.length > 0
}

/** Whether a person has any role in a body now. */
export async function belongsTo(tx: Tx, who: { personId: string; organisationId: string }, now: Date): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM membership m WHERE m.person_id = ${who.personId} AND m.organisation_id = ${who.organisationId}
      AND ${holdsAt('m', now)} LIMIT 1`
  return rows.length > 0
}

/** Principal and actual controller of a site: the two who may sign. Principals first. */
export async function principalsOf(tx: Tx, enterpriseId: string, now: Date): Promise<Recipient[]> {
  return holders(tx, { organisationId: enterpriseId, roles: heads }, now)
}

/**
 * The one bx.service of an insurer who gets the reminders of a site; failing that any of its field staff, then its manager.
 *
 * null when the insurer has none of them.
 */
export async function responsibleFor(tx: Tx, asked: { insurerId: string; enterpriseId: string }, now: Date): Promise<Recipient | null> {
  const appointed = recipients.parse(
    await tx.$queryRaw`
      SELECT m.person_id AS "personId", m.organisation_id AS "organisationId", m.role
      FROM responsible_staff r JOIN membership m ON m.person_id = r.person_id AND m.organisation_id = r.insurer_id
      WHERE r.insurer_id = ${asked.insurerId} AND r.enterprise_id = ${asked.enterpriseId} AND ${holdsAt('r', now)}
        AND m.role IN ('bx.service', 'bx.branch') AND ${holdsAt('m', now)}
      ORDER BY r.starts_at DESC, r.id LIMIT 1`,
  )
  const [chosen] = appointed
  if (chosen !== undefined) return chosen
  const others = await holders(tx, { organisationId: asked.insurerId, roles: ['bx.service', 'bx.manager'] }, now)
  return others[0] ?? null
}

/**
 * Who takes a kind of matter for a body: its duty list as far as the people still hold the role they are listed under; with no
 * list left, the staff and their lead.
 */
export async function dutyRecipients(tx: Tx, asked: { organisationId: string; matter: DutyMatter }, now: Date): Promise<Recipient[]> {
  const listed = recipients.parse(
    await tx.$queryRaw`
      SELECT d.person_id AS "personId", d.organisation_id AS "organisationId", d.role FROM duty_entry d
      WHERE d.organisation_id = ${asked.organisationId} AND d.matter = ${asked.matter} AND ${holdsAt('d', now)}
        AND EXISTS (SELECT 1 FROM membership m WHERE m.organisation_id = d.organisation_id AND m.person_id = d.person_id
          AND m.role = d.role AND ${holdsAt('m', now)})
      ORDER BY d.position, d.id`,
  )
  if (listed.length > 0) return oncePerPerson(listed)
  return holders(tx, { organisationId: asked.organisationId, roles: defaultDutyRoles(asked.matter) }, now)
}

function oncePerPerson(rows: readonly Recipient[]): Recipient[] {
  const seen = new Set<string>()
  return rows.filter(({ personId }) => !seen.has(personId) && seen.add(personId))
}

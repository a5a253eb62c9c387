import { z } from 'zod'

import type { Tx } from '../../../db/types.ts'
import type { Recipient } from '../../../notices/types.ts'
import { heads } from '../rules/role-groups.ts'
import {
  type DutyAsked,
  dutyOfMany,
  type HoldersAsked,
  holdersOfMany,
  type ResponsibleAsked,
  responsibleOfMany,
} from './recipients-of-many.ts'
import { holdsAt } from './rows.ts'

const recipients = z.array(z.object({ personId: z.string(), organisationId: z.string(), role: z.string() }))

/** Who holds one of these roles in a body now; roles in the order asked for, then the longest-serving first. A person once. */
export async function holders(tx: Tx, asked: HoldersAsked, now: Date): Promise<Recipient[]> {
  return (await holdersOfMany(tx, [asked], now))[0] ?? []
}

/** Everybody who operates the deployment. */
export async function operators(tx: Tx, now: Date): Promise<Recipient[]> {
  const rows = await tx.$queryRaw`
    SELECT m.person_id AS "personId", m.organisation_id AS "organisationId", m.role FROM membership m
    WHERE m.role = 'sys.op' AND ${holdsAt('m', now)} ORDER BY m.starts_at, m.id`
  return oncePerPerson(recipients.parse(rows))
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
export async function responsibleFor(tx: Tx, asked: ResponsibleAsked, now: Date): Promise<Recipient | null> {
  return (await responsibleOfMany(tx, [asked], now))[0] ?? null
}

/**
 * Who takes a kind of matter for a body: its duty list as far as the people still hold the role they are listed under; with no
 * list left, the staff and their lead.
 */
export async function dutyRecipients(tx: Tx, asked: DutyAsked, now: Date): Promise<Recipient[]> {
  return (await dutyOfMany(tx, [asked], now))[0] ?? []
}

function oncePerPerson(rows: readonly Recipient[]): Recipient[] {
  const seen = new Set<string>()
  return rows.filter(({ personId }) => !seen.has(personId) && seen.add(personId))
}

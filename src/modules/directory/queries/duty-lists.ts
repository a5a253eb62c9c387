import { z } from 'zod'

import type { Tx } from '../../../db/types.ts'
import { mustBeAllowed } from '../access.ts'
import { type DutyMatter, defaultDutyRoles } from '../rules/duty.ts'
import type { Actor } from '../types.ts'
import { type Member, membersOf } from './members.ts'
import { dutyRecipients } from './recipients.ts'
import { holdsAt } from './rows.ts'

/** Who takes a kind of matter for the reader's body now. */
export interface DutyList {
  /** False while nobody has set one: staff with their lead take it. */
  readonly isSet: boolean
  /** In the order they are told. */
  readonly people: readonly Member[]
  /** Everybody who could stand on the list, those on it first. */
  readonly candidates: readonly Member[]
}

/**
 * The duty list of the actor's own body for a kind of matter, as it holds now.
 *
 * @throws AppError `not-allowed` without the right to set it.
 */
export async function dutyListOf(tx: Tx, asked: { actor: Actor; matter: DutyMatter }, now: Date): Promise<DutyList> {
  const { actor, matter } = asked
  mustBeAllowed(actor, 'directory.duty-list')
  const { organisationId } = actor
  const members = await membersOf(tx, actor, now)
  const recipients = await dutyRecipients(tx, { organisationId, matter }, now)
  const people = recipients.flatMap(({ personId, role }) => members.filter((one) => one.personId === personId && one.role === role))
  const roles = defaultDutyRoles(matter)
  const others = members.filter((one) => roles.includes(one.role) && !people.includes(one))
  return { isSet: await hasOwn(tx, asked, now), people, candidates: [...people, ...others] }
}

async function hasOwn(tx: Tx, { actor, matter }: { actor: Actor; matter: DutyMatter }, now: Date): Promise<boolean> {
  const rows = z.array(z.unknown()).parse(
    await tx.$queryRaw`
      SELECT 1 FROM duty_entry d JOIN membership m ON m.organisation_id = d.organisation_id AND m.person_id = d.person_id AND m.role = d.role
      WHERE d.organisation_id = ${actor.organisationId} AND d.matter = ${matter} AND ${holdsAt('d', now)} AND ${holdsAt('m', now)} LIMIT 1`,
  )
  return rows.length > 0
}

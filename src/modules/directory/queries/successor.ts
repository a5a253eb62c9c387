import type { Tx } from '../../../db/types.ts'
import type { Recipient } from '../../../notices/types.ts'
import { successorRoles } from '../rules/succession.ts'
import type { RoleCode } from '../types.ts'
import { answerableFor } from './answerable.ts'
import { contextsOfPerson } from './contexts.ts'
import { dutyRecipients, holders, responsibleFor } from './recipients.ts'

/** A person in a role of a body, whoever holds it. */
export interface InRole {
  readonly personId: string
  readonly organisationId: string
  readonly role: RoleCode
}

/**
 * Who takes over from a person in a body: the named deputy while still there, else who comes first by the table of succession.
 *
 * null when nobody else is left in the body.
 */
export async function successorOf(tx: Tx, leaving: InRole, now: Date): Promise<Recipient | null> {
  return (await standInsOf(tx, leaving, now))[0] ?? null
}

/**
 * Everybody who may take a person's place in a body, in order: the named deputy, then the roles of the table of succession, the
 * longest-serving first. Never the person himself; empty when nobody else is there.
 */
export async function standInsOf(tx: Tx, absent: InRole, now: Date): Promise<Recipient[]> {
  const { organisationId, personId, role } = absent
  const deputy = await tx.deputy.findFirst({
    where: { organisationId, personId, startsAt: { lte: now }, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
    orderBy: [{ startsAt: 'desc' }, { id: 'asc' }],
  })
  const named = deputy === null ? null : await standIn(tx, { organisationId, personId: deputy.deputyPersonId, role }, now)
  const colleagues = await holders(tx, { organisationId, roles: successorRoles(role) }, now)
  const others = colleagues.filter((one) => one.personId !== personId && one.personId !== named?.personId)
  return named === null ? others : [named, ...others]
}

/** A deputy acts under the leaver's role when he holds it, else under one of the table of succession, else under any he has. */
async function standIn(tx: Tx, deputy: InRole, now: Date): Promise<Recipient | null> {
  const { organisationId, personId, role } = deputy
  const held = (await contextsOfPerson(tx, personId, now)).filter((context) => context.organisationId === organisationId)
  const wanted = [role, ...successorRoles(role)].find((one) => held.some((context) => context.role === one)) ?? held[0]?.role
  return wanted === undefined ? null : { personId, organisationId, role: wanted }
}

/**
 * Who is told what waits in an enterprise nobody is left in: the risk officer of its insurer, else the bureau that takes the
 * insurer's part. null for other bodies, and when there is nobody there either.
 */
export async function caretakerOf(tx: Tx, organisationId: string, now: Date): Promise<Recipient | null> {
  const { insurerId, answerableId } = await answerableFor(tx, { enterpriseId: organisationId, at: now })
  if (insurerId !== null) return responsibleFor(tx, { insurerId, enterpriseId: organisationId }, now)
  if (answerableId === null) return null
  const duty = await dutyRecipients(tx, { organisationId: answerableId, matter: 'registration' }, now)
  return duty[0] ?? null
}

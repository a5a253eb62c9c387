import type { Tx } from '../../../db/types.ts'
import type { Recipient } from '../../../notices/types.ts'
import { successorRoles } from '../rules/succession.ts'
import type { RunningMembership } from '../store/leaving-rows.ts'
import { answerableFor } from './answerable.ts'
import { dutyRecipients, holders, responsibleFor } from './recipients.ts'

/**
 * Who takes over from a person in a body: the named deputy while still there, else who comes first by the table of succession.
 *
 * null when nobody else is left in the body.
 */
export async function successorOf(tx: Tx, leaving: RunningMembership, now: Date): Promise<Recipient | null> {
  const { organisationId, personId, role } = leaving
  const deputy = await tx.deputy.findFirst({
    where: { organisationId, personId, startsAt: { lte: now }, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
    orderBy: [{ startsAt: 'desc' }, { id: 'asc' }],
  })
  const roles = successorRoles(role)
  // A deputy acts under the leaver's role when he holds it, else under the highest he has.
  const standIns = deputy === null ? [] : await holders(tx, { organisationId, roles: [role, ...roles] }, now)
  const named = standIns.find((one) => one.personId === deputy?.deputyPersonId)
  if (named !== undefined) return named
  const others = await holders(tx, { organisationId, roles }, now)
  return others.find((one) => one.personId !== personId) ?? null
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

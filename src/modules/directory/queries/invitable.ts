import type { Tx } from '../../../db/types.ts'
import { invitationScope, isInvitable } from '../rules/invitations.ts'
import { levelOf } from '../rules/levels.ts'
import { type RoleRow, roleRow, roleRows } from '../rules/roles.ts'
import type { Actor, OrganisationKind, RoleCode } from '../types.ts'
import { maySeeEnterprise } from './enterprise-scope.ts'

interface Invitation {
  readonly organisationId: string
  readonly role: RoleCode
}

/** Whether an actor may give out a code for a role in a body: right body, a role that exists there. */
export async function mayInvite(tx: Tx, actor: Actor, invitation: Invitation, now: Date): Promise<boolean> {
  const { organisationId, role } = invitation
  const body = await tx.organisation.findUnique({ where: { id: organisationId } })
  if (body === null || (body.endedAt !== null && body.endedAt <= now)) return false
  if (!isInvitable(role, body.kind as OrganisationKind)) return false
  const { level } = roleRow(role)
  if (level !== null && level !== levelOf(body)) return false
  switch (invitationScope(actor.role)) {
    case 'own-body':
      // A principal comes in through the bureau or the insurer, never through the enterprise itself.
      return actor.organisationId === organisationId && role !== 'qy.principal'
    case 'own-customers':
      return body.kind === 'enterprise' && (await insuresNow(tx, actor, { organisationId, now }))
    case 'own-region':
      return body.kind === 'enterprise' && (await maySeeEnterprise(tx, actor, { enterpriseId: organisationId, now }))
    case 'none':
      return false
  }
}

/** Roles of the actor's own body for which the actor may give out codes; empty for who invites to other bodies only. */
export async function invitableRoles(tx: Tx, actor: Actor, now: Date): Promise<RoleRow[]> {
  const found: RoleRow[] = []
  for (const row of roleRows.filter(({ kind }) => kind === actor.organisationKind)) {
    if (await mayInvite(tx, actor, { organisationId: actor.organisationId, role: row.role }, now)) found.push(row)
  }
  return found
}

/** A customer of today; one of the last two years is still seen, but no longer invited. */
async function insuresNow(tx: Tx, actor: Actor, at: { organisationId: string; now: Date }): Promise<boolean> {
  const covers = await tx.policy.count({
    where: { insurerId: actor.organisationId, enterpriseId: at.organisationId, startsAt: { lte: at.now }, endsAt: { gt: at.now } },
  })
  return covers > 0 && (await maySeeEnterprise(tx, actor, { enterpriseId: at.organisationId, now: at.now }))
}

import type { Tx } from '../../../db/types.ts'
import type { Recipient } from '../../../notices/types.ts'
import { type ApprovalPlace, approvalPlace, approverRoles } from '../rules/approvers.ts'
import type { Actor, RoleCode } from '../types.ts'
import { nearestBureau } from './bodies.ts'
import { enterpriseById } from './enterprises.ts'
import { dutyRecipients, holders } from './recipients.ts'

interface Asked {
  readonly organisationId: string
  readonly role: RoleCode
}

interface Decider {
  readonly place: ApprovalPlace
  readonly roles: readonly RoleCode[]
  /** null when nobody can decide. */
  readonly organisationId: string | null
}

async function deciderOf(tx: Tx, { organisationId, role }: Asked, now: Date): Promise<Decider> {
  const principals = await holders(tx, { organisationId, roles: ['qy.principal'] }, now)
  const place = approvalPlace(role, principals.length > 0)
  const roles = approverRoles(role, place)
  if (place !== 'county-bureau') return { place, roles, organisationId: place === 'own-body' ? organisationId : null }
  const enterprise = await enterpriseById(tx, organisationId)
  const bureau = enterprise === null ? null : await nearestBureau(tx, enterprise, now)
  return { place, roles, organisationId: bureau?.organisationId ?? null }
}

/** Who is asked to decide on a registration now; a bureau's duty list first. Empty when nobody can. */
export async function approversOf(tx: Tx, asked: Asked, now: Date): Promise<Recipient[]> {
  const { place, roles, organisationId } = await deciderOf(tx, asked, now)
  if (organisationId === null) return []
  const able = await holders(tx, { organisationId, roles }, now)
  if (place === 'own-body') return able
  const onDuty = await dutyRecipients(tx, { organisationId, matter: 'registration' }, now)
  const dutiful = onDuty.filter(({ personId }) => able.some((one) => one.personId === personId))
  return dutiful.length > 0 ? dutiful : able
}

/** Whether this actor decides on a registration: right body, right role. */
export async function mayDecide(tx: Tx, actor: Actor, asked: Asked, now: Date): Promise<boolean> {
  const { roles, organisationId } = await deciderOf(tx, asked, now)
  return organisationId === actor.organisationId && roles.includes(actor.role)
}

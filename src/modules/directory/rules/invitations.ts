import type { OrganisationKind, RoleCode } from '../types.ts'
import { insurerField, localStaff } from './role-groups.ts'
import { roleRow, roleRows } from './roles.ts'

/** Over which bodies somebody may give out codes. */
export type InvitationScope = 'own-body' | 'own-customers' | 'own-region' | 'none'

/**
 * Where a role's codes are good: administrators and principals for their own body, an insurer for its customers, a county or
 * city bureau for the enterprises of its region.
 */
export function invitationScope(role: RoleCode): InvitationScope {
  const insurers: readonly RoleCode[] = [...insurerField, 'bx.manager']
  const bureaus: readonly RoleCode[] = localStaff
  if (insurers.includes(role)) return 'own-customers'
  if (bureaus.includes(role)) return 'own-region'
  const approvesOwn = roleRows.some((row) => row.approvedIn === 'own-body' && row.approvedBy.includes(role))
  return approvesOwn ? 'own-body' : 'none'
}

/** Whether a code for this role fits a body of this kind; an operator's role is never given out by code from a chat. */
export function isInvitable(role: RoleCode, kind: OrganisationKind): boolean {
  const row = roleRow(role)
  return row.kind === kind && row.approvedIn !== 'nobody'
}

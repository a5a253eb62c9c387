import type { RoleCode } from '../types.ts'
import { roleRow } from './roles.ts'

/** Where a registration is decided: in the body itself, or at the bureau of the place. */
export type ApprovalPlace = 'own-body' | 'county-bureau' | 'nobody'

/**
 * Where a role is decided on.
 *
 * The principal lets in his people and the bureau the principal; without a principal nobody in the enterprise could decide, so
 * the bureau does.
 */
export function approvalPlace(role: RoleCode, hasPrincipal: boolean): ApprovalPlace {
  const { approvedIn, kind } = roleRow(role)
  return kind === 'enterprise' && approvedIn === 'own-body' && !hasPrincipal ? 'county-bureau' : approvedIn
}

/** Roles that decide there. */
export function approverRoles(role: RoleCode, place: ApprovalPlace): readonly RoleCode[] {
  if (place === 'nobody') return []
  return place === 'county-bureau' ? roleRow('qy.principal').approvedBy : roleRow(role).approvedBy
}

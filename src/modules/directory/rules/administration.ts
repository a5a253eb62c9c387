import type { OrganisationKind, RoleCode } from '../types.ts'
import { type DutyMatter, defaultDutyRoles, dutyMatters } from './duty.ts'
import { can, type Permission } from './permissions.ts'
import { type RoleRow, rolesOf } from './roles.ts'

/** Each of these rights opens the list of a body's people; the list then offers only what its reader may do. */
const rights = [
  'directory.end-membership',
  'directory.deputy',
  'directory.duty-list',
  'directory.responsible',
] as const satisfies Permission[]

/** Whether a role keeps the people of its own body. */
export function administers(role: RoleCode): boolean {
  return rights.some((right) => can(role, right))
}

/** Kinds of matter some role of a body takes: only for these a duty list makes sense there. */
export function dutyMattersOf(kind: OrganisationKind, level: RoleRow['level']): readonly DutyMatter[] {
  const held = new Set<RoleCode>(rolesOf(kind, level).map(({ role }) => role))
  return dutyMatters.filter((matter) => defaultDutyRoles(matter).some((role) => held.has(role)))
}

export { enterpriseNotFound, mustBeAllowed } from './access.ts'
export { departmentKindOf, industryLabel, type Level } from './data/industry-departments.ts'
export { type Answerable, type AnswerableQuestion, agencyFor, answerableFor } from './queries/answerable.ts'
export { type Bodies, type Body, bodiesAtLevel, bodiesFor, type HandDelivery, nearestBureau } from './queries/bodies.ts'
export { actorFor, chosenContext, contextsOf, contextsOfPerson } from './queries/contexts.ts'
export { enterpriseIdsSql, enterpriseScope, maySeeEnterprise } from './queries/enterprise-scope.ts'
export { enterpriseById, enterprisesByIds, type FoundEnterprises, findEnterprises } from './queries/enterprises.ts'
export { accountOf, organisationName, type PersonInRole, personInRole, personName, personOf, reachable } from './queries/people.ts'
export { dutyRecipients, holders, principalsOf, responsibleFor } from './queries/recipients.ts'
export type { DutyMatter } from './rules/duty.ts'
export { maskIdentity, maskPhone } from './rules/masking.ts'
export { can, type Mark, markOf, type Permission, permissions, rolesThatCan } from './rules/permissions.ts'
export { findRegions, isWithin, parentRegion, type Region, regionByCode, regionName, regionPrefix } from './rules/regions.ts'
export { isRoleCode, type RoleRow, roleLabel, roleRow, roles } from './rules/roles.ts'
export { visibility } from './rules/visibility.ts'
export { addDeputies, addDutyEntries, addResponsible } from './store/care-rows.ts'
export { addAssignments, addPolicies, type NewAssignment, type NewPolicy } from './store/cover-rows.ts'
export {
  addAccounts,
  addMemberships,
  addOrganisations,
  addPeople,
  type NewAccount,
  type NewMembership,
  type NewOrganisation,
  type NewPerson,
} from './store/directory-rows.ts'
export type { Actor, Enterprise, IndustryCode, OrganisationKind, RoleCode } from './types.ts'

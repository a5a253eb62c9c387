export { enterpriseNotFound, mustBeAllowed } from './access.ts'
export { assignResponsible } from './commands/assign-responsible.ts'
export { chooseContext } from './commands/choose-context.ts'
export { approveRegistration, refuseRegistration } from './commands/decide-registration.ts'
export { endMembership } from './commands/end-membership.ts'
export type { HandedOver } from './commands/hand-over.ts'
export { inviteEnterprise } from './commands/invite-enterprise.ts'
export { type FirstAdministrator, inviteFirstAdministrator } from './commands/invite-first-administrator.ts'
export { type CodeDeps, type IssuedCode, issueInviteCode } from './commands/issue-invite-code.ts'
export { personLeft } from './commands/person-left.ts'
export { registerWithCode } from './commands/register-with-code.ts'
export type { AskingAccount } from './commands/registration-tries.ts'
export { registrationAnswer, requestRegistration } from './commands/request-registration.ts'
export { setDeputy } from './commands/set-deputy.ts'
export { type DutyLine, setDutyList } from './commands/set-duty-list.ts'
export { unmaskContact, type WholeContact } from './commands/unmask-contact.ts'
export { departmentKindOf, industryLabel, type Level } from './data/industry-departments.ts'
export { deputyForm, directoryReasonForm, dutyForm, inviteForm, parseFields, responsibleForm } from './forms.ts'
export type { Arrived, Departed, DirectoryHooks, HookDeps, PeopleChange, WaitingItem, WaitingWork } from './hooks.ts'
export { type DirectoryNoticeKind, directoryNoticeKinds, type HandoverParams } from './kinds.ts'
export { type Answerable, type AnswerableQuestion, agencyFor, answerableFor } from './queries/answerable.ts'
export { approversOf, mayDecide } from './queries/approvers.ts'
export { askTogether, type People } from './queries/ask-together.ts'
export { type Bodies, type Body, bodiesAtLevel, bodiesFor, type HandDelivery, nearestBureau } from './queries/bodies.ts'
export { type ContactView, contactOf, maySeePerson, type UnmaskingView, unmaskingsOf } from './queries/contacts.ts'
export { actorFor, chosenContext, contextsOf, contextsOfPerson } from './queries/contexts.ts'
export { type Customer, type CustomerPage, customerCare, customerPage } from './queries/customers.ts'
export { type DutyList, dutyListOf } from './queries/duty-lists.ts'
export { enterpriseIdsSql, enterpriseScope, maySeeEnterprise } from './queries/enterprise-scope.ts'
export {
  enterpriseById,
  enterprisesByIds,
  enterprisesInScope,
  type FoundEnterprises,
  findEnterprises,
} from './queries/enterprises.ts'
export { invitableRoles } from './queries/invitable.ts'
export { type Member, type MemberPage, memberOf, memberPage, membersOf } from './queries/members.ts'
export {
  accountOf,
  accountsOf,
  organisationName,
  organisationOfPerson,
  type PersonInRole,
  personInRole,
  personName,
  personOf,
  reachable,
} from './queries/people.ts'
export { type PersonInBody, peopleInRoles } from './queries/people-in-roles.ts'
export { belongsTo, dutyRecipients, holders, holdsRole, operators, principalsOf, responsibleFor } from './queries/recipients.ts'
export { type RegistrationView, registrationView } from './queries/registrations.ts'
export { standInsOf } from './queries/successor.ts'
export { type UnreachablePage, unreachableEnterprises } from './queries/unreachable.ts'
export { triesLeft, type WaitingRegistration, waitingRegistrations } from './queries/waiting-registrations.ts'
export { administers, dutyMattersOf } from './rules/administration.ts'
export { type DutyMatter, dutyListMost, dutyMatters } from './rules/duty.ts'
export { levelOf } from './rules/levels.ts'
export { maskIdentity, maskPhone } from './rules/masking.ts'
export { organisationKinds } from './rules/organisation-kinds.ts'
export { can, type Mark, markOf, type Permission, permissions, rolesThatCan } from './rules/permissions.ts'
export { findRegions, isWithin, parentRegion, type Region, regionByCode, regionName, regionPrefix } from './rules/regions.ts'
export { heads } from './rules/role-groups.ts'
export { isRoleCode, type RoleRow, roleLabel, roleRow, roleRows, roles, rolesOf } from './rules/roles.ts'
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

import { bodyAdmin, customerList, deputyForm, dutyList, endRoleForm, inviteForm, message, responsibleForm } from '../../cards/index.ts'
import type { Filled } from '../../cards/kit/index.ts'
import {
  type Actor,
  administers,
  can,
  customerCare,
  customerPage,
  type DutyMatter,
  dutyListMost,
  dutyListOf,
  dutyMattersOf,
  invitableRoles,
  levelOf,
  type Member,
  memberOf,
  memberPage,
  membersOf,
  roleLabel,
} from '../modules/directory/index.ts'
import { cardContext } from './answers.ts'
import type { ChatDeps } from './deps.ts'

type Card = Record<string, unknown>
type Drawing = Pick<ChatDeps, 'db' | 'clock' | 'practice'>

/** How the kinds of matter are called on the buttons of a duty list. */
const matterTexts: Readonly<Record<DutyMatter, string>> = {
  'overdue-report': '逾期报告',
  registration: '登记审核',
  grading: '定级审批',
  closing: '销号审批',
}

/** Choices a select takes: the platform counts every option as an element of 200 a card. */
const colleaguesShown = 60
/** Five selects share the 200 elements and the 30 KB of a card. */
const candidatesShown = 16

/** The people of the reader's own body with what the reader may do about them. */
export async function bodyAdminCard(deps: Drawing, actor: Actor, page: number): Promise<Card> {
  const context = cardContext(deps, actor)
  if (!administers(actor.role)) {
    const ask = '您的身份不管理单位成员，请由本单位管理员或主要负责人办理。'
    return message({ tone: 'info', title: '不能办理单位管理', ask, text: '如果您还有别的身份，请发“切换身份”后再试。' }, context)
  }
  const now = deps.clock.now()
  const found = await memberPage(deps.db.prisma, { actor, page }, now)
  const rows = found.members.map((member) => ({
    ...{ membership: member.membershipId, name: member.name, roleLabel: roleLabel(member.role), deputyName: member.deputyName },
    ...{ isReachable: member.isReachable, isOwn: member.membershipId === actor.membershipId },
  }))
  const may = [
    ...(can(actor, 'directory.end-membership') ? (['end'] as const) : []),
    ...(can(actor, 'directory.deputy') ? (['deputy'] as const) : []),
    ...((await invitableRoles(deps.db.prisma, actor, now)).length > 0 ? (['invite'] as const) : []),
    ...(mattersOf(actor).length > 0 ? (['duty'] as const) : []),
    ...(can(actor, 'directory.responsible') ? (['care'] as const) : []),
    ...(can(actor, 'report.automatic') ? (['automatic'] as const) : []),
  ]
  const { total, pages } = found
  return bodyAdmin({ organisationName: actor.organisationName, rows, total, page: found.page, pages, may }, context)
}

/** Kinds of matter the actor may keep a duty list for. */
export function mattersOf(actor: Actor): readonly DutyMatter[] {
  return can(actor, 'directory.duty-list') ? dutyMattersOf(actor.organisationKind, levelOf(actor)) : []
}

/** The form that ends one role of the reader's own body. */
export async function endRoleCard(deps: Drawing, actor: Actor, membership: string, filled: Filled = {}): Promise<Card> {
  const { name, role, deputyName } = await memberOf(deps.db.prisma, { actor, membershipId: membership }, deps.clock.now())
  return endRoleForm({ membership, name, roleLabel: roleLabel(role), deputyName, ...filled }, cardContext(deps, actor))
}

/** The form that names a colleague's deputy. */
export async function deputyCard(deps: Drawing, actor: Actor, membership: string, filled: Filled = {}): Promise<Card> {
  const now = deps.clock.now()
  const { personId, name, deputyName } = await memberOf(deps.db.prisma, { actor, membershipId: membership }, now)
  const others = new Map<string, Member[]>()
  for (const one of await membersOf(deps.db.prisma, actor, now)) {
    if (one.personId !== personId) others.set(one.personId, [...(others.get(one.personId) ?? []), one])
  }
  const colleagues = [...others].slice(0, colleaguesShown).map(([value, held]) => ({
    value,
    text: `${held[0]?.name ?? ''} ${held.map(({ role }) => roleLabel(role)).join('、')}`,
  }))
  return deputyForm({ membership, name, deputyName, colleagues, ...filled }, cardContext(deps, actor))
}

/** The choice of the role a code is made for. */
export async function inviteCard(deps: Drawing, actor: Actor, filled: Filled = {}): Promise<Card> {
  const roles = await invitableRoles(deps.db.prisma, actor, deps.clock.now())
  const options = roles.map(({ role, zh }) => ({ value: role, text: zh }))
  const { organisationId, organisationName } = actor
  return inviteForm({ body: organisationId, organisationName, roles: options, ...filled }, cardContext(deps, actor))
}

/** Who takes a kind of matter now, and the form that changes it. */
export async function dutyCard(deps: Drawing, actor: Actor, matter: DutyMatter, filled: Filled = {}): Promise<Card> {
  const { isSet, people, candidates } = await dutyListOf(deps.db.prisma, { actor, matter }, deps.clock.now())
  const label = ({ name, role }: Member) => `${name} ${roleLabel(role)}`
  const present = Object.fromEntries(people.slice(0, dutyListMost).map(({ membershipId }, place) => [`person_${place + 1}`, membershipId]))
  return dutyList(
    {
      ...{ body: actor.organisationId, matter, isSet, people: people.map(label), values: isSet ? present : {} },
      matters: mattersOf(actor).map((one) => ({ matter: one, text: matterTexts[one] })),
      candidates: candidates.slice(0, candidatesShown).map((one) => ({ value: one.membershipId, text: label(one) })),
      left: Math.max(0, candidates.length - candidatesShown),
      ...filled,
    },
    cardContext(deps, actor),
  )
}

/** Customers of the reader's insurer with their risk officers. */
export async function customersCard(deps: Drawing, actor: Actor, page: number): Promise<Card> {
  const found = await customerPage(deps.db.prisma, { actor, page }, deps.clock.now())
  const rows = found.customers.map(({ enterpriseId, name, responsibleName }) => ({ enterprise: enterpriseId, name, responsibleName }))
  return customerList({ rows, total: found.total, page: found.page, pages: found.pages }, cardContext(deps, actor))
}

/** The choice of a customer's risk officer. */
export async function responsibleCard(deps: Drawing, actor: Actor, enterprise: string, filled: Filled = {}): Promise<Card> {
  const care = await customerCare(deps.db.prisma, { actor, enterpriseId: enterprise }, deps.clock.now())
  const officers = new Map(care.officers.map((one) => [one.personId, { value: one.personId, text: `${one.name} ${roleLabel(one.role)}` }]))
  const view = {
    enterprise,
    name: care.name,
    responsibleName: care.responsibleName,
    officers: [...officers.values()].slice(0, colleaguesShown),
  }
  return responsibleForm({ ...view, ...filled }, cardContext(deps, actor))
}

import { contactViewed, contextPicker, help, message, statusSummary, todoList, unreachableList } from '../../cards/index.ts'
import {
  type Actor,
  administers,
  can,
  regionName,
  roleLabel,
  unmaskingsOf,
  unreachableEnterprises,
  waitingRegistrations,
} from '../modules/directory/index.ts'
import { hazardFigures, myTodo, openCounts, seesTimeliness } from '../modules/hazards/index.ts'
import { cardContext } from './answers.ts'
import type { ChatDeps } from './deps.ts'
import type { Reader } from './reader.ts'

type Card = Record<string, unknown>
type Drawing = Pick<ChatDeps, 'db' | 'clock' | 'practice'>

/** Rows a list shows on one card. */
export const pageRows = 10

/** What this person can start here, and how much waits. */
export async function helpCard(deps: Drawing, actor: Actor | null, { isAnswerToUnknown }: { isAnswerToUnknown: boolean }): Promise<Card> {
  const waiting = actor ? (await myTodo(deps.db.prisma, { actor, page: 1 }, deps.clock.now())).total : 0
  const report = actor && can(actor, 'hazard.report') ? (['hazard_report'] as const) : []
  const administration = actor && administers(actor.role) ? (['org_admin'] as const) : []
  return help(
    { may: [...report, 'my_todo', 'status', 'switch_role', ...administration], waiting, isAnswerToUnknown },
    cardContext(deps, actor),
  )
}

/** Everything that waits on this person under this context, the most urgent first. */
export async function todoCard(deps: Drawing, actor: Actor, page: number): Promise<Card> {
  const now = deps.clock.now()
  const hazards = await myTodo(deps.db.prisma, { actor, page }, now)
  const registrations = await waitingRegistrations(deps.db.prisma, actor, now)
  return todoList(
    {
      rows: hazards.rows,
      registrations: registrations
        .slice(0, 5)
        .map(({ id, name, role }) => ({ registration: id, text: `${name} 申请登记为${roleLabel(role)}` })),
      total: hazards.total + registrations.length,
      page,
      pages: Math.max(1, Math.ceil(hazards.total / pageRows)),
    },
    cardContext(deps, actor),
  )
}

/** The few figures of this person's scope; each opens its rows. */
export async function statusCard(deps: Drawing, actor: Actor): Promise<Card> {
  const figures = await hazardFigures(deps.db.prisma, actor, deps.clock.now())
  const scope =
    actor.organisationKind === 'emergency-bureau' || actor.organisationKind === 'industry-department'
      ? regionName(actor.regionCode)
      : actor.organisationName
  return statusSummary({ scope, figures, seesTimeliness: seesTimeliness(actor) }, cardContext(deps, actor))
}

/** The contexts one may act under; the chosen one is marked. */
export function contextPickerCard(deps: Drawing, reader: Reader): Card {
  const contexts = reader.contexts.map(({ membershipId, organisationName, role }) => ({
    membership: membershipId,
    organisationName,
    roleLabel: roleLabel(role),
    isPresent: membershipId === reader.context?.membershipId,
  }))
  const context = cardContext(deps, reader.context)
  return contextPicker({ contexts, resume: null }, { ...context, as: context.as ?? '尚未选定的' })
}

/** Enterprises of this scope that nobody can be reached at; an invite code goes out in one press. */
export async function unreachableCard(deps: Drawing, actor: Actor, page: number): Promise<Card> {
  if (!can(actor, 'directory.invite')) {
    return message(
      {
        tone: 'info',
        title: '看不了这张清单',
        ask: '您的身份不用办理这件事。',
        text: '企业联系不上，由承保的保险机构和县级应急管理局跟进。',
      },
      cardContext(deps, actor),
    )
  }
  const now = deps.clock.now()
  const found = await unreachableEnterprises(deps.db.prisma, { actor, page }, now)
  const open = await openCounts(deps.db.prisma, { actor, enterpriseIds: found.enterprises.map(({ id }) => id) }, now)
  const rows = found.enterprises.map(({ id, name, siteName, regionCode, insurerName }) => ({
    enterprise: id,
    name: siteName === '' ? name : `${name}（${siteName}）`,
    regionName: regionName(regionCode),
    insurerName,
    openHazards: open.get(id)?.all ?? 0,
    openMajor: open.get(id)?.major ?? 0,
    mayInvite: true,
  }))
  return unreachableList({ rows, total: found.total, page: found.page, pages: found.pages }, cardContext(deps, actor))
}

/** Who looked at the reader's own whole contact, when and why; newest first. */
export async function viewedCard(deps: Drawing, actor: Actor): Promise<Card> {
  const views = await unmaskingsOf(deps.db.prisma, actor.personId)
  if (views.length === 0) {
    return message({ tone: 'info', title: '没有人查看过', ask: '还没有人查看过您的完整联系方式。' }, cardContext(deps, actor))
  }
  const lines = views.toReversed().map(({ by, organisationName, at, purpose }) => ({ by: `${by}（${organisationName}）`, at, purpose }))
  return contactViewed({ views: lines }, cardContext(deps, actor))
}

import { inviteCode } from '../../../cards/index.ts'
import { AppError } from '../../lib/errors.ts'
import {
  type Actor,
  assignResponsible,
  type DutyMatter,
  deputyForm,
  dutyForm,
  dutyListOf,
  endMembership,
  inviteForm,
  issueInviteCode,
  memberOf,
  mustBeAllowed,
  parseFields,
  personName,
  responsibleForm,
  setDeputy,
  setDutyList,
} from '../../modules/directory/index.ts'
import type { ActionTable, Pressed } from '../action-table.ts'
import {
  bodyAdminCard,
  customersCard,
  deputyCard,
  dutyCard,
  endRoleCard,
  inviteCard,
  mattersOf,
  responsibleCard,
} from '../administration-cards.ts'
import { cardContext, shown, succeeded } from '../answers.ts'
import type { PressAnswer } from '../inbound.ts'
import { filledOf } from './hazard-act.ts'

/** An older card of another body of the same person: what it shows is not what the press would change. */
function mustBeOwnCard(actor: Actor, body: string): void {
  if (body === actor.organisationId) return
  throw new AppError('not-found', '这张卡片是另一个身份的。请先切换身份，或发“单位管理”重新打开。')
}

/** The kind of matter a press names, or the body's first; one the body has no list for reads like one nobody knows. */
function matterOf(actor: Actor, asked: string | undefined): DutyMatter {
  mustBeAllowed(actor, 'directory.duty-list')
  const matters = mattersOf(actor)
  const matter = asked === undefined ? matters[0] : matters.find((one) => one === asked)
  if (matter === undefined) throw new AppError('not-found', '本单位没有这份值班名单。请发“单位管理”重新打开。')
  return matter
}

async function endRole({ deps, actor, value, form }: Pressed<'org_end'>): Promise<PressAnswer> {
  const { to, count } = await endMembership(deps, actor, { membershipId: value.membership, form })
  const name = to === null ? null : await personName(deps.db.prisma, to.personId)
  const passed =
    count === 0 ? '没有等他办理的事。' : name === null ? `有${count}件事没有人接手，请尽快安排。` : `${count}件事已转给${name}。`
  return succeeded(`身份已结束。${passed}`, await bodyAdminCard(deps, actor, 1))
}

async function nameDeputy({ deps, actor, value, form }: Pressed<'org_deputy'>): Promise<PressAnswer> {
  mustBeAllowed(actor, 'directory.deputy')
  const { deputy } = parseFields(deputyForm, form)
  const { personId } = await memberOf(deps.db.prisma, { actor, membershipId: value.membership }, deps.clock.now())
  await setDeputy(deps, actor, { personId, deputyPersonId: deputy })
  return succeeded(deputy === null ? '已取消代理人。' : '代理人已设好。', await bodyAdminCard(deps, actor, 1))
}

async function invite({ deps, actor, value, form }: Pressed<'org_invite'>): Promise<PressAnswer> {
  mustBeOwnCard(actor, value.body)
  const { role } = parseFields(inviteForm, form)
  const issued = await issueInviteCode(deps, actor, { organisationId: actor.organisationId, role })
  return succeeded('邀请码只显示这一次，请当面或打电话告诉对方。', inviteCode(issued, cardContext(deps, actor)))
}

async function saveDutyList({ deps, actor, value, form }: Pressed<'org_duty'>): Promise<PressAnswer> {
  mustBeOwnCard(actor, value.body)
  const matter = matterOf(actor, value.matter)
  const { candidates } = await dutyListOf(deps.db.prisma, { actor, matter }, deps.clock.now())
  const chosen = Object.values(parseFields(dutyForm, form)).filter((id) => id !== undefined)
  const people = chosen.map((id) => {
    const found = candidates.find(({ membershipId }) => membershipId === id)
    if (found) return { personId: found.personId, role: found.role }
    throw new AppError('not-found', '名单里有人现在不能接收这类事。请从列表中重新选择。', { field: 'people' })
  })
  await setDutyList(deps, actor, { matter, people })
  return succeeded('值班名单已保存，从下一件事起按新名单通知。', await dutyCard(deps, actor, matter))
}

async function nameResponsible({ deps, actor, value, form }: Pressed<'org_care_set'>): Promise<PressAnswer> {
  mustBeAllowed(actor, 'directory.responsible')
  const { person } = parseFields(responsibleForm, form)
  await assignResponsible(deps, actor, { enterpriseId: value.enterprise, personId: person })
  return succeeded('客户负责人已指定。', await customersCard(deps, actor, 1))
}

/** What was typed and what is wrong with it, for a form that is drawn again. */
const again = (pressed: unknown, error: AppError) => filledOf(pressed as Parameters<typeof filledOf>[0], error)

/** What an administrator keeps for his own body: people, deputies, codes, duty lists, risk officers of customers. */
export const administrationActions: ActionTable = {
  org_admin: { handle: async ({ deps, actor, value }) => shown(await bodyAdminCard(deps, actor, value.page)) },
  org_end_open: {
    handle: async ({ deps, actor, value }) => {
      mustBeAllowed(actor, 'directory.end-membership')
      return shown(await endRoleCard(deps, actor, value.membership))
    },
  },
  org_end: {
    handle: endRole,
    again: (pressed, error) => endRoleCard(pressed.deps, pressed.actor, pressed.value.membership, again(pressed, error)),
  },
  org_deputy_open: {
    handle: async ({ deps, actor, value }) => {
      mustBeAllowed(actor, 'directory.deputy')
      return shown(await deputyCard(deps, actor, value.membership))
    },
  },
  org_deputy: {
    handle: nameDeputy,
    again: (pressed, error) => deputyCard(pressed.deps, pressed.actor, pressed.value.membership, again(pressed, error)),
  },
  org_invite_open: {
    handle: async ({ deps, actor }) => {
      mustBeAllowed(actor, 'directory.invite')
      return shown(await inviteCard(deps, actor))
    },
  },
  org_invite: { handle: invite, again: (pressed, error) => inviteCard(pressed.deps, pressed.actor, again(pressed, error)) },
  org_duty_open: { handle: async ({ deps, actor, value }) => shown(await dutyCard(deps, actor, matterOf(actor, value.matter))) },
  org_duty: {
    handle: saveDutyList,
    again: ({ deps, actor, value, ...pressed }, error) => dutyCard(deps, actor, matterOf(actor, value.matter), again(pressed, error)),
  },
  org_care: { handle: async ({ deps, actor, value }) => shown(await customersCard(deps, actor, value.page)) },
  org_care_open: { handle: async ({ deps, actor, value }) => shown(await responsibleCard(deps, actor, value.enterprise)) },
  org_care_set: {
    handle: nameResponsible,
    again: (pressed, error) => responsibleCard(pressed.deps, pressed.actor, pressed.value.enterprise, again(pressed, error)),
  },
}

import { inviteCode, registrationRequest, registrationResult } from '../../../cards/index.ts'
import type { Values } from '../../../cards/kit/index.ts'
import { AppError } from '../../lib/errors.ts'
import {
  type Actor,
  approveRegistration,
  enterpriseById,
  inviteEnterprise,
  type RegistrationView,
  refuseRegistration,
  registerWithCode,
  registrationAnswer,
  requestRegistration,
  roleLabel,
} from '../../modules/directory/index.ts'
import type { ActionTable } from '../action-table.ts'
import { cardContext, refused, shown, succeeded, told } from '../answers.ts'
import type { ChatDeps } from '../deps.ts'
import { unreachableCard } from '../general-cards.ts'
import type { InboundPress, PressAnswer } from '../inbound.ts'
import { registrationCard } from '../registration-cards.ts'

const typed = (form: Readonly<Record<string, unknown>>): Values =>
  Object.fromEntries(Object.entries(form).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))

/** Carries a registration out; a wrong field brings the form back filled. */
async function register(deps: ChatDeps, press: InboundPress, ask: () => Promise<PressAnswer>): Promise<PressAnswer> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof AppError) || !error.mayBeTold) throw error
    const again = { values: typed(press.form), error: { field: error.field, message: error.message } }
    return refused(error.message, await registrationCard(deps, press, again))
  }
}

const accountOf = ({ appId, openId, tenantKey, key }: InboundPress) => ({ appId, openId, tenantKey, source: key })

function decidedCard(deps: ChatDeps, actor: Actor, view: RegistrationView): Record<string, unknown> {
  const verdict = view.state === 'approved' ? ('approved' as const) : ('refused' as const)
  const { name, mobile, organisationName, roleLabel: label, requestedAt, withCode } = view
  const shownView = {
    registration: view.id,
    name,
    mobile,
    organisationName,
    roleLabel: label,
    requestedAt,
    hasCode: withCode,
    decided: { verdict, by: view.decidedBy ?? actor.personName },
  }
  return registrationRequest(shownView, cardContext(deps, actor))
}

/** Registration of strangers, its approval, and invitations. */
export const registrationActions: ActionTable = {
  reg_start: { stranger: true, handle: async ({ deps, press }) => shown(await registrationCard(deps, press)) },
  reg_ask: {
    stranger: true,
    handle: ({ deps, press, form }) =>
      register(deps, press, async () => {
        await requestRegistration(deps, accountOf(press), { form })
        const waiting = { outcome: 'waiting', organisationName: null, roleLabel: null, reason: null } as const
        return told(registrationAnswer, registrationResult(waiting, cardContext(deps, null)))
      }),
  },
  reg_code: {
    stranger: true,
    handle: ({ deps, press, form }) =>
      register(deps, press, async () => {
        const { state } = await registerWithCode(deps, accountOf(press), { form })
        const view = { outcome: state, organisationName: null, roleLabel: null, reason: null }
        const said = state === 'approved' ? '登记好了，请发“帮助”开始。' : '已收到，等单位管理员同意后这里会通知您。'
        return succeeded(said, registrationResult(view, cardContext(deps, null)))
      }),
  },
  reg_ok: {
    handle: async ({ deps, actor, value }) => {
      const view = await approveRegistration(deps, actor, { registration: value.registration })
      return succeeded('已同意登记，申请人马上可以使用。', decidedCard(deps, actor, view))
    },
  },
  reg_no: {
    handle: async ({ deps, actor, value, form }) => {
      const view = await refuseRegistration(deps, actor, { registration: value.registration, form })
      return succeeded('已退回登记。', decidedCard(deps, actor, view))
    },
  },
  dir_unreachable: { handle: async ({ deps, actor, value }) => shown(await unreachableCard(deps, actor, value.page)) },
  dir_invite: {
    handle: async ({ deps, actor, value }) => {
      const issued = await inviteEnterprise(deps, actor, { enterpriseId: value.enterprise })
      const enterprise = await enterpriseById(deps.db.prisma, value.enterprise)
      const organisationName = enterprise?.name ?? ''
      const card = inviteCode(
        { code: issued.code, organisationName, roleLabel: roleLabel('qy.principal'), expiresAt: issued.expiresAt },
        cardContext(deps, actor),
      )
      return succeeded('邀请码只显示这一次，请念给或发给企业主要负责人。', card)
    },
  },
}

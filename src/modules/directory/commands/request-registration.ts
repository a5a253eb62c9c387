import { inTransaction } from '../../../db/transaction.ts'
import type { CommandDeps } from '../../../db/types.ts'
import { record } from '../../../journal/index.ts'
import { parseFields, registrationForm } from '../forms.ts'
import { bodyForRegistration } from '../queries/registrations.ts'
import { askApprovers } from './ask-approvers.ts'
import { type AskingAccount, stranger, takeTry } from './registration-tries.ts'

/** The answer to every request, whatever became of it. */
export const registrationAnswer =
  '已收到。单位全称和身份核对无误的，会由该单位的管理员办理，办好后这里会通知您；三个工作日没有通知，请联系单位管理员，或要一个邀请码。'

/**
 * A stranger asks for a role in a body by its exact full name or credit code.
 *
 * The answer is the same whether the body exists, is ambiguous, has no such role or refuses later: a stranger learns nothing.
 *
 * @param input.form - {@link registrationForm}, unchecked.
 * @throws AppError `invalid-input` for a wrong field; `too-many` after five tries in a day.
 */
export async function requestRegistration(
  deps: CommandDeps,
  account: AskingAccount,
  input: { readonly form: unknown },
): Promise<{ answer: string }> {
  const form = parseFields(registrationForm, input.form)
  await inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now()
    await takeTry(tx, account, now)
    const body = await bodyForRegistration(tx, form.organisation, form.role)
    const { appId, openId, tenantKey, source } = account
    const { name, role } = form
    const id = deps.ids.next()
    const asked =
      body !== null &&
      (await askApprovers(tx, deps, {
        ...{ id, appId, openId, tenantKey, name, role },
        ...{ mobile: form.mobile ?? null, organisationId: body.id, inviteCodeId: null, requestedAt: now },
      }))
    await record(tx, deps, {
      action: asked ? 'registration.asked' : 'registration.tried',
      by: stranger,
      channel: 'chat',
      source,
      subject: asked ? { type: 'registration', id } : { type: 'account', id: openId },
      details: { appId, openId, role },
    })
  })
  return { answer: registrationAnswer }
}

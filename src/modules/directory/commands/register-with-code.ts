import { inTransaction } from '../../../db/transaction.ts'
import type { CommandDeps, Tx } from '../../../db/types.ts'
import { record } from '../../../journal/index.ts'
import { AppError } from '../../../lib/errors.ts'
import { codeForm, parseFields } from '../forms.ts'
import type { PeopleChange } from '../hooks.ts'
import { inviteCodeHash } from '../invite-code.ts'
import { isRoleCode } from '../rules/roles.ts'
import { type UsedCode, useInviteCode } from '../store/invite-rows.ts'
import { lockRegistration } from '../store/registration-rows.ts'
import { askApprovers } from './ask-approvers.ts'
import { letIn } from './let-in.ts'
import { type AskingAccount, stranger, takeTry } from './registration-tries.ts'

type CodeDeps = CommandDeps & PeopleChange

interface CodeRequest {
  readonly account: AskingAccount
  readonly name: string
  readonly mobile: string | undefined
  readonly used: UsedCode
}

/**
 * Registers with an invite code, which binds body and role.
 *
 * The code replaces the search, not the approval. Only the operator's code for the first administrator of a body lets in at
 * once: there is nobody yet who could approve.
 *
 * @param input.form - {@link codeForm}, unchecked.
 * @throws AppError `invalid-input` for a wrong field; `not-found` for a code that is wrong, used or expired, which are not told
 * apart; `too-many` after five tries in a day.
 */
export async function registerWithCode(
  deps: CodeDeps,
  account: AskingAccount,
  input: { readonly form: unknown },
): Promise<{ state: 'waiting' | 'approved' }> {
  const form = parseFields(codeForm, input.form)
  // A wrong code is decided inside and thrown outside: thrown inside, the counted try would be rolled back with it.
  const state = await inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now()
    await takeTry(tx, account, now)
    const used = await useInviteCode(tx, { codeHash: inviteCodeHash(form.code), openId: account.openId, at: now })
    if (used !== null) return ask(tx, deps, { account, name: form.name, mobile: form.mobile, used })
    await record(tx, deps, {
      action: 'registration.code-refused',
      by: stranger,
      channel: 'chat',
      source: account.source,
      subject: { type: 'account', id: account.openId },
    })
    return null
  })
  if (state !== null) return { state }
  throw new AppError('not-found', '邀请码不对、已经用过或已过期（七天内有效，只能用一次）。请核对后重填，或请发码的人再发一个。', {
    field: 'code',
  })
}

async function ask(tx: Tx, deps: CodeDeps, { account, name, mobile, used }: CodeRequest): Promise<'waiting' | 'approved'> {
  const { appId, openId, tenantKey, source } = account
  const { organisationId, role } = used
  if (!isRoleCode(role)) throw new Error(`invite code ${used.id} carries no role`)
  const id = deps.ids.next()
  const isNew = await askApprovers(tx, deps, {
    ...{ id, appId, openId, tenantKey, name, role, organisationId },
    ...{ mobile: mobile ?? null, inviteCodeId: used.id, requestedAt: deps.clock.now() },
  })
  await record(tx, deps, {
    action: 'registration.asked',
    by: stranger,
    channel: 'chat',
    source,
    subject: { type: 'registration', id: isNew ? id : openId },
    details: { appId, openId, role, inviteCodeId: used.id },
  })
  if (used.createdBy !== null || !isNew) return 'waiting'
  const request = await lockRegistration(tx, id)
  if (request !== null) await letIn(tx, deps, { request, by: null })
  return 'approved'
}

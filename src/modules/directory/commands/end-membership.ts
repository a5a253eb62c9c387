import { inTransaction } from '../../../db/transaction.ts'
import type { CommandDeps } from '../../../db/types.ts'
import { AppError } from '../../../lib/errors.ts'
import { mustBeAllowed } from '../access.ts'
import { directoryReasonForm, parseFields } from '../forms.ts'
import type { PeopleChange } from '../hooks.ts'
import { lockMemberships } from '../store/leaving-rows.ts'
import type { Actor } from '../types.ts'
import { endAndHandOver, type HandedOver } from './hand-over.ts'

/**
 * An administrator or principal ends a role in his own body; what waited passes on at once.
 *
 * @param input.form - {@link directoryReasonForm}, unchecked.
 * @throws AppError `not-allowed` for other roles and for the actor's own; `not-found` for a role of another body or one that
 * has ended; `invalid-input` without a reason.
 */
export async function endMembership(
  deps: CommandDeps & PeopleChange,
  actor: Actor,
  input: { readonly membershipId: string; readonly form: unknown },
): Promise<HandedOver> {
  mustBeAllowed(actor, 'directory.end-membership')
  const { reason } = parseFields(directoryReasonForm, input.form)
  if (input.membershipId === actor.membershipId) {
    throw new AppError('not-allowed', '不能结束自己正在用的身份。请由单位的另一位管理员办理。')
  }
  return inTransaction(deps.db, async (tx) => {
    const [membership] = await lockMemberships(tx, { id: input.membershipId }, deps.clock.now())
    if (membership === undefined || membership.organisationId !== actor.organisationId) {
      throw new AppError('not-found', '没有找到这个身份，可能已经结束。请刷新名单后再试。')
    }
    return endAndHandOver(tx, deps, { membership, by: actor, reason, source: actor.source })
  })
}

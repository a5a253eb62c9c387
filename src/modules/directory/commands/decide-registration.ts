import { inTransaction } from '../../../db/transaction.ts'
import type { CommandDeps, Tx } from '../../../db/types.ts'
import { record } from '../../../journal/index.ts'
import { AppError } from '../../../lib/errors.ts'
import { refreshNotices } from '../../../notices/index.ts'
import { mustBeAllowed } from '../access.ts'
import { directoryReasonForm, parseFields } from '../forms.ts'
import type { PeopleChange } from '../hooks.ts'
import { mayDecide } from '../queries/approvers.ts'
import { personOf } from '../queries/people.ts'
import { type RegistrationView, registrationView } from '../queries/registrations.ts'
import { isRoleCode } from '../rules/roles.ts'
import { decideRegistration, lockRegistration, type RegistrationRow } from '../store/registration-rows.ts'
import type { Actor } from '../types.ts'
import { letIn } from './let-in.ts'

/**
 * Lets an applicant in. A request approved already is a success.
 *
 * @throws AppError `not-allowed` for a role that decides on nothing, or for one's own request; `not-found` for a request of
 * another body, as for one that does not exist; `wrong-state` when it was refused meanwhile.
 */
export async function approveRegistration(
  deps: CommandDeps & PeopleChange,
  actor: Actor,
  input: { readonly registration: string },
): Promise<RegistrationView> {
  mustBeAllowed(actor, 'registration.approve')
  return inTransaction(deps.db, async (tx) => {
    const request = await requestFor(tx, actor, { registration: input.registration, now: deps.clock.now() })
    if (request.state === 'refused') throw new AppError('wrong-state', '这份登记已经退回。如果要办，请申请人重新登记。')
    if (request.state === 'waiting') await letIn(tx, deps, { request, by: actor })
    return decided(tx, request.id)
  })
}

/**
 * Turns an applicant away. The applicant is told nothing, as for a body that does not exist. Refused already is a success.
 *
 * @param input.form - {@link directoryReasonForm}, unchecked.
 * @throws AppError as {@link approveRegistration}; `invalid-input` without a reason.
 */
export async function refuseRegistration(
  deps: CommandDeps,
  actor: Actor,
  input: { readonly registration: string; readonly form: unknown },
): Promise<RegistrationView> {
  mustBeAllowed(actor, 'registration.approve')
  const { reason } = parseFields(directoryReasonForm, input.form)
  return inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now()
    const request = await requestFor(tx, actor, { registration: input.registration, now })
    if (request.state === 'approved') throw new AppError('wrong-state', '这份登记已经同意。要收回，请结束这位同事的身份。')
    if (request.state === 'waiting') {
      const subject = { type: 'registration', id: request.id }
      await decideRegistration(tx, request.id, { state: 'refused', decidedAt: now, decidedBy: actor.personId, reason })
      await record(tx, deps, {
        ...{ action: 'registration.refused', by: actor, channel: 'chat', source: actor.source, subject },
        ...{ from: 'waiting', to: 'refused', reason },
      })
      await refreshNotices(tx, deps, subject)
    }
    return decided(tx, request.id)
  })
}

async function requestFor(tx: Tx, actor: Actor, asked: { registration: string; now: Date }): Promise<RegistrationRow> {
  const request = await lockRegistration(tx, asked.registration)
  const notFound = new AppError('not-found', '没有找到这份登记，可能已经由别人办理。请打开“我的待办”查看。')
  if (request === null || !isRoleCode(request.role)) throw notFound
  const { organisationId, role } = request
  // A decision once made may still be looked at by who could have made it.
  if (!(await mayDecide(tx, actor, { organisationId, role }, asked.now))) throw notFound
  const applicant = await personOf(tx, request)
  if (applicant?.personId === actor.personId && request.state === 'waiting') {
    throw new AppError('not-allowed', '不能审核自己的登记。请由单位的另一位管理员或上级办理。')
  }
  return request
}

async function decided(tx: Tx, id: string): Promise<RegistrationView> {
  const view = await registrationView(tx, id)
  if (view === null) throw new Error(`registration ${id} is gone`)
  return view
}

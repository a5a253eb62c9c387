import { inTransaction } from '../../../db/transaction.ts'
import type { CommandDeps } from '../../../db/types.ts'
import { record } from '../../../journal/index.ts'
import { AppError } from '../../../lib/errors.ts'
import { enterpriseNotFound, mustBeAllowed } from '../access.ts'
import { maySeeEnterprise } from '../queries/enterprise-scope.ts'
import { holders } from '../queries/recipients.ts'
import { insurerField } from '../rules/role-groups.ts'
import { addResponsible, endResponsible } from '../store/care-rows.ts'
import type { Actor } from '../types.ts'

/**
 * Names the one risk officer of the actor's insurer who gets the reminders of a customer; replaces the one there was.
 *
 * @throws AppError `not-allowed` for other roles; `not-found` for an enterprise out of scope, or a person who is no risk officer
 * of the insurer.
 */
export async function assignResponsible(
  deps: CommandDeps,
  actor: Actor,
  input: { readonly enterpriseId: string; readonly personId: string },
): Promise<void> {
  mustBeAllowed(actor, 'directory.responsible')
  const { enterpriseId, personId } = input
  const insurerId = actor.organisationId
  await inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now()
    if (!(await maySeeEnterprise(tx, actor, { enterpriseId, now }))) throw enterpriseNotFound()
    const officers = await holders(tx, { organisationId: insurerId, roles: insurerField }, now)
    if (!officers.some((officer) => officer.personId === personId)) {
      throw new AppError('not-found', '这位同事不是本公司的风控专员。请从风控专员名单中选择。', { field: 'person' })
    }
    await endResponsible(tx, { insurerId, enterpriseId }, now)
    await addResponsible(tx, [{ id: deps.ids.next(), insurerId, enterpriseId, personId }], now)
    await record(tx, deps, {
      action: 'responsible.assigned',
      by: actor,
      channel: 'chat',
      source: actor.source,
      subject: { type: 'organisation', id: enterpriseId },
      details: { insurerId, personId },
    })
  })
}

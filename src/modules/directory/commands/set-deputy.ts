import { inTransaction } from '../../../db/transaction.ts'
import type { CommandDeps } from '../../../db/types.ts'
import { record } from '../../../journal/index.ts'
import { AppError } from '../../../lib/errors.ts'
import { mustBeAllowed } from '../access.ts'
import { belongsTo } from '../queries/recipients.ts'
import { addDeputies, endDeputies } from '../store/care-rows.ts'
import type { Actor } from '../types.ts'

/**
 * Names who takes over from a person of the actor's body, or nobody; replaces the deputy there was. Everybody may name his own.
 *
 * A deputy handles what waits; he never signs in another's place.
 *
 * @throws AppError `not-allowed` for others' deputies without the right; `not-found` when one of the two is not of the body;
 * `invalid-input` when they are the same.
 */
export async function setDeputy(
  deps: CommandDeps,
  actor: Actor,
  input: { readonly personId: string; readonly deputyPersonId: string | null },
): Promise<void> {
  const { personId, deputyPersonId } = input
  if (personId !== actor.personId) mustBeAllowed(actor, 'directory.deputy')
  if (personId === deputyPersonId) throw new AppError('invalid-input', '不能让本人代理本人。请选择另一位同事。', { field: 'deputy' })
  const { organisationId } = actor
  await inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now()
    for (const id of deputyPersonId === null ? [personId] : [personId, deputyPersonId]) {
      if (await belongsTo(tx, { personId: id, organisationId }, now)) continue
      throw new AppError('not-found', '没有在本单位找到这位同事。请从本单位名单中选择。', { field: 'deputy' })
    }
    await endDeputies(tx, { organisationId, personId }, now)
    if (deputyPersonId !== null) await addDeputies(tx, [{ id: deps.ids.next(), organisationId, personId, deputyPersonId }], now)
    await record(tx, deps, {
      action: 'deputy.set',
      by: actor,
      channel: 'chat',
      source: actor.source,
      subject: { type: 'person', id: personId },
      details: { organisationId, deputyPersonId },
    })
  })
}

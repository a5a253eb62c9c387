import { inTransaction } from '../../../db/transaction.ts'
import type { CommandDeps } from '../../../db/types.ts'
import { record } from '../../../journal/index.ts'
import { AppError } from '../../../lib/errors.ts'
import { mustBeAllowed } from '../access.ts'
import { holdsRole } from '../queries/recipients.ts'
import { type DutyMatter, dutyListMost } from '../rules/duty.ts'
import { addDutyEntries, endDutyList } from '../store/care-rows.ts'
import type { Actor, RoleCode } from '../types.ts'

/** One line of a duty list: a colleague and the role in which this colleague takes the matter. */
export interface DutyLine {
  readonly personId: string
  readonly role: RoleCode
}

/**
 * Replaces the duty list of the actor's body for a kind of matter: one to five colleagues, in the order they are told.
 *
 * @throws AppError `not-allowed` without the right; `invalid-input` for none, more than five or a colleague twice; `not-found`
 * for somebody who does not hold that role in the body.
 */
export async function setDutyList(
  deps: CommandDeps,
  actor: Actor,
  input: { readonly matter: DutyMatter; readonly people: readonly DutyLine[] },
): Promise<void> {
  mustBeAllowed(actor, 'directory.duty-list')
  const { matter, people } = input
  const isRight =
    people.length >= 1 && people.length <= dutyListMost && new Set(people.map(({ personId }) => personId)).size === people.length
  if (!isRight) throw new AppError('invalid-input', `值班名单要有 1 至 ${dutyListMost} 人，每人一次。请重新选择。`, { field: 'people' })
  const { organisationId } = actor
  await inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now()
    for (const line of people) {
      if (await holdsRole(tx, { ...line, organisationId }, now)) continue
      throw new AppError('not-found', '名单里有人现在不在本单位担任这个身份。请从本单位名单中选择。', { field: 'people' })
    }
    await endDutyList(tx, { organisationId, matter }, now)
    const rows = people.map((line, place) => ({ ...line, id: deps.ids.next(), organisationId, matter, position: place + 1 }))
    await addDutyEntries(tx, rows, now)
    await record(tx, deps, {
      action: 'duty-list.set',
      by: actor,
      channel: 'chat',
      source: actor.source,
      subject: { type: 'organisation', id: organisationId },
      details: { matter, people: people.map(({ personId }) => personId) },
    })
  })
}

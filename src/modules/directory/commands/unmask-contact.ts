import { inTransaction } from '../../../db/transaction.ts'
import type { CommandDeps } from '../../../db/types.ts'
import { record } from '../../../journal/index.ts'
import { AppError } from '../../../lib/errors.ts'
import { mustBeAllowed } from '../access.ts'
import { parseFields, unmaskForm } from '../forms.ts'
import { bodiesSeen, maySeePerson } from '../queries/contacts.ts'
import { wholeContact } from '../queries/people.ts'
import { rolesThatCan } from '../rules/permissions.ts'
import type { Actor } from '../types.ts'

/** A contact shown whole; the identity number only to those who may see it for their office. */
export interface WholeContact {
  readonly name: string
  /** Bodies the reader may see the person in. */
  readonly organisationName: string
  readonly mobile: string | null
  readonly idNumber: string | null
}

/**
 * Shows a person's whole contact for a purpose. Journalled, and listed to its owner (see unmaskingsOf).
 *
 * @param input.form - {@link unmaskForm}, unchecked.
 * @throws AppError `not-allowed` for other roles; `invalid-input` without a purpose; `not-found` for a person out of scope, as for
 * one who does not exist.
 */
export async function unmaskContact(
  deps: CommandDeps,
  actor: Actor,
  input: { readonly personId: string; readonly form: unknown },
): Promise<WholeContact> {
  mustBeAllowed(actor, 'directory.unmask')
  const { purpose } = parseFields(unmaskForm, input.form)
  const { personId } = input
  return inTransaction(deps.db, async (tx) => {
    const contact = (await maySeePerson(tx, actor, { personId, now: deps.clock.now() })) ? await wholeContact(tx, personId) : null
    if (contact === null) throw new AppError('not-found', '没有找到这位联系人。请从企业页面重新打开。')
    const withIdentity = rolesThatCan('directory.unmask-identity').includes(actor.role)
    await record(tx, deps, {
      action: 'contact.unmasked',
      by: actor,
      channel: 'chat',
      source: actor.source,
      subject: { type: 'person', id: personId },
      reason: purpose,
      details: { fields: withIdentity ? ['mobile', 'id_number'] : ['mobile'] },
    })
    const organisationName = await bodiesSeen(tx, actor, { personId, now: deps.clock.now() })
    return { ...contact, organisationName, idNumber: withIdentity ? contact.idNumber : null }
  })
}

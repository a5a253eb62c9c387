import { inTransaction } from '../../../db/transaction.ts'
import type { CommandDeps } from '../../../db/types.ts'
import { record } from '../../../journal/index.ts'
import type { PeopleChange } from '../hooks.ts'
import { endAccount, lockMemberships } from '../store/leaving-rows.ts'
import { endAndHandOver, type HandedOver } from './hand-over.ts'

/**
 * The platform reports that somebody has left the tenant (`contact.user.deleted_v3`): the account and every role behind it end
 * at once, and what waited passes on, role by role.
 *
 * A second report, or one about a stranger, changes nothing. Nor does one from before the account was bound: it came late, and
 * the person is back.
 *
 * @param account.leftAt - when the platform says it happened.
 */
export async function personLeft(
  deps: CommandDeps & PeopleChange,
  account: { readonly appId: string; readonly openId: string; readonly leftAt: Date; readonly source?: string },
): Promise<HandedOver[]> {
  const { appId, openId, leftAt, source } = account
  return inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now()
    const ended = await endAccount(tx, { appId, openId, leftAt }, now)
    if (ended === null) return []
    const subject = { type: 'person', id: ended.personId }
    await record(tx, deps, { action: 'account.ended', by: 'clock', channel: 'clock', source, subject, details: { appId, openId } })
    const handed: HandedOver[] = []
    for (const membership of await lockMemberships(tx, { personId: ended.personId }, now)) {
      handed.push(await endAndHandOver(tx, deps, { membership, by: null, reason: '离职', source }))
    }
    return handed
  })
}

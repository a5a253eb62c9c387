import { inTransaction } from '../../../db/transaction.ts'
import type { CommandDeps } from '../../../db/types.ts'
import { record } from '../../../journal/index.ts'
import { AppError } from '../../../lib/errors.ts'
import { contextsOf } from '../queries/contexts.ts'
import { keepContext } from '../store/context-rows.ts'
import type { Actor } from '../types.ts'

/**
 * Chooses the body and role under which text in a chat runs, until another is chosen.
 *
 * @throws AppError `not-found` for a membership that is not the person's or has ended.
 */
export async function chooseContext(
  deps: CommandDeps,
  chat: { readonly appId: string; readonly openId: string; readonly chatId: string; readonly source?: string },
  input: { readonly membershipId: string },
): Promise<Actor> {
  return inTransaction(deps.db, async (tx) => {
    const chosenAt = deps.clock.now()
    const contexts = await contextsOf(tx, chat, chosenAt)
    const actor = contexts.find(({ membershipId }) => membershipId === input.membershipId)
    if (actor === undefined) throw new AppError('not-found', '您现在没有这个身份。请发送“切换身份”重新选择。')
    await keepContext(tx, chat, { membershipId: actor.membershipId, chosenAt })
    await record(tx, deps, {
      action: 'context.chosen',
      by: actor,
      channel: 'chat',
      source: chat.source,
      subject: { type: 'membership', id: actor.membershipId },
    })
    return actor
  })
}

import { inTransaction } from '../../../db/transaction.ts'
import type { CommandDeps } from '../../../db/types.ts'
import { record } from '../../../journal/index.ts'
import { AppError } from '../../../lib/errors.ts'
import { againKey, enqueueNotices, lostCard, type NoticeKinds, type Trouble, troubledNotices } from '../../../notices/index.ts'
import { type Actor, mustBeAllowed } from '../../directory/index.ts'

/** sent: it goes out anew. repeated: somebody did so already. not-wanted: what it would tell is over. */
export type SentAgain = 'sent' | 'repeated' | 'not-wanted'

type Deps = CommandDeps & { readonly kinds: NoticeKinds }

/**
 * Tells somebody anew what did not arrive, with its buzzes, under a new id: the old one keeps its record. Pressing twice sends
 * once; what is no longer wanted is not sent. Journalled.
 *
 * @throws AppError `not-allowed` for who does not operate the deployment; `not-found` for what arrived or is still on its way.
 */
export async function sendAgain(deps: Deps, actor: Actor, { notice: id }: { readonly notice: string }): Promise<SentAgain> {
  mustBeAllowed(actor, 'notices.send-again')
  return inTransaction(deps.db, async (tx) => {
    const lost = await lostCard(tx, id)
    if (lost === undefined) throw new AppError('not-found', '这条通知已经送达，或者还在发送，不用再发。请刷新清单。')
    const { kind, subject, to, params, createdAt, buzz } = lost
    const drawn = await deps.kinds.find(kind)?.render(tx, { id, kind, subject, to, params, createdAt }, deps.clock.now())
    if (drawn === undefined || 'obsolete' in drawn) return 'not-wanted'
    const sent = await enqueueNotices(tx, deps, [{ kind, subject, to, params, buzz, dedupeKey: againKey(id) }])
    if (sent.length === 0) return 'repeated'
    await record(tx, deps, {
      ...{ action: 'notice.sent_again', by: actor, channel: 'chat', source: actor.source, subject },
      details: { kind, notice: id, to, again: sent },
    })
    return 'sent'
  })
}

/** Most notices one press sends again. */
export const mostAtOnce = 50

/** The same for the newest {@link mostAtOnce} of a list; each on its own, so that one fault leaves the others done. */
export async function sendAllAgain(
  deps: Deps,
  actor: Actor,
  { trouble }: { readonly trouble: Trouble },
): Promise<Record<SentAgain, number>> {
  mustBeAllowed(actor, 'notices.send-again')
  const { notices } = await troubledNotices(deps.db.prisma, { trouble, limit: mostAtOnce, offset: 0 }, deps.clock.now())
  const counts = { sent: 0, repeated: 0, 'not-wanted': 0 }
  for (const { id } of notices) counts[await sendAgain(deps, actor, { notice: id })] += 1
  return counts
}

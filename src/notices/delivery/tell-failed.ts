import type { Tx } from '../../db/types.ts'
import type { NoticeKinds } from '../kinds.ts'
import type { DueNotice } from '../types.ts'
import type { Claimed } from './claimed.ts'
import type { Settling } from './settle.ts'

/** Lets the kind of each notice that failed for good hear of it, in the transaction that keeps the failure. */
export async function tellFailed(
  tx: Tx,
  { kinds }: { readonly kinds: Pick<NoticeKinds, 'find'> },
  kept: readonly Settling[],
): Promise<void> {
  for (const { notice, ending } of kept) {
    if (ending.state !== 'failed') continue
    const { channel, parentId, id } = notice
    await kinds
      .find(notice.kind)
      ?.failed?.(tx, { notice: dueOf(notice), channel, card: parentId ?? id, reason: ending.reason ?? 'refused' })
  }
}

const dueOf = ({ id, kind, subject, to, params, createdAt }: Claimed): DueNotice => ({ id, kind, subject, to, params, createdAt })

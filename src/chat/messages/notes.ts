import { message } from '../../../cards/index.ts'
import { inTransaction } from '../../db/transaction.ts'
import { personLeft } from '../../modules/directory/index.ts'
import { markRead } from '../../notices/index.ts'
import { cardContext, replyTo } from '../answers.ts'
import type { ChatDeps } from '../deps.ts'
import type { InboundLeft, InboundRead, InboundRecalled } from '../inbound.ts'
import { withdrawPicture } from '../store.ts'

/** Read is noted and is never signed. */
export async function noteRead(deps: ChatDeps, { messageIds, at }: InboundRead): Promise<void> {
  await markRead(deps.db.prisma, messageIds, at)
}

/** A picture taken back before it was put to anything is not used; what was put already stays as evidence, and the sender is told. */
export async function noteRecalled(deps: ChatDeps, recalled: InboundRecalled): Promise<void> {
  const result = await inTransaction(deps.db, (tx) => withdrawPicture(tx, recalled.messageId, deps.clock.now()))
  if (result === 'unknown') return
  const text =
    result === 'withdrawn'
      ? '您撤回的照片不会再用。'
      : '这张照片已经作为隐患的原始记录保存，撤回消息不会删除它。要更正，请在那条隐患里说明。'
  await replyTo(deps, recalled, message({ tone: 'info', title: '已知道您撤回了照片', ask: text }, cardContext(deps, null)))
}

/** Somebody left the tenant: access ends at once, and what waited is passed on. */
export async function noteLeft(deps: ChatDeps, { appId, openId, key }: InboundLeft): Promise<void> {
  await personLeft(deps, { appId, openId, source: key })
}

import { message } from '../../../cards/index.ts'
import { inTransaction } from '../../db/transaction.ts'
import { AppError } from '../../lib/errors.ts'
import { accountOf, personLeft } from '../../modules/directory/index.ts'
import { markRead, mayBeOnItsWay } from '../../notices/index.ts'
import { answerUuid, cardContext } from '../answers.ts'
import type { ChatDeps } from '../deps.ts'
import type { InboundLeft, InboundRead, InboundRecalled } from '../inbound.ts'
import { withdrawPictures } from '../store.ts'

/** So long a receipt may be ahead of the delivery it belongs to. Practice milliseconds. */
const freshMs = 60_000

/**
 * Read is noted and is never signed.
 *
 * @throws AppError `external-unavailable` when the delivery is about to be kept: the inbox asks again.
 */
export async function noteRead(deps: Pick<ChatDeps, 'db' | 'clock'>, { appId, openId, messageIds, at }: InboundRead): Promise<void> {
  const { prisma } = deps.db
  if ((await inTransaction(deps.db, (tx) => markRead(tx, deps, { messageIds, at }))) > 0) return
  const isFresh = deps.clock.now().getTime() - at.getTime() < freshMs
  if (isFresh && (await mayBeOnItsWay(prisma, { appId, openId }, messageIds)))
    throw new AppError('external-unavailable', 'a read receipt came before its delivery was kept')
}

/**
 * A picture taken back before it was put to anything is not used; what was put already stays as evidence, and its sender is told.
 *
 * In private: the event names no sender, and in a group others would read it.
 */
export async function noteRecalled(deps: ChatDeps, recalled: InboundRecalled): Promise<void> {
  const withdrawal = await inTransaction(deps.db, (tx) =>
    withdrawPictures(tx, deps, { messageId: recalled.messageId, at: deps.clock.now() }),
  )
  const account = withdrawal && (await accountOf(deps.db.prisma, withdrawal.personId))
  if (!account) return
  const text =
    withdrawal.result === 'withdrawn'
      ? '您撤回的照片不会再用。'
      : '这张照片已经作为隐患的原始记录保存，撤回消息不会删除它。要更正，请在那条隐患里说明。'
  const card = message({ tone: 'info', title: '已知道您撤回了照片', ask: text }, cardContext(deps, null))
  await deps.reply({ appId: account.appId, to: { openId: account.openId }, card, uuid: answerUuid(recalled.key, 0) })
}

/** Somebody left the tenant: access ends at once, and what waited is passed on. */
export async function noteLeft(deps: ChatDeps, { appId, openId, key, at }: InboundLeft): Promise<void> {
  await personLeft(deps, { appId, openId, leftAt: at, source: key })
}

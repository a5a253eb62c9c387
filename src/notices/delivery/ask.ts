import { notify } from '../../db/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Tx } from '../../db/types.ts'
import { record } from '../../journal/index.ts'
import { noticesChannel } from '../enqueue.ts'
import type { Finding, SendTarget } from '../types.ts'
import type { Claimed } from './claimed.ts'
import { type Delivery, finish } from './deliver.ts'
import { wordsOf } from './faults.ts'
import { settleAll } from './settle.ts'

/** Clocks of ours and of the platform differ by less. */
const skewMs = 10 * 60_000

/** Pause before the platform is asked again. */
const askPauseMs = 60_000

/** A platform that cannot be asked for so long is not asked any more. */
const patienceMs = 24 * 3_600_000

/**
 * Asks the platform what became of a card whose hour is over, since its uuid protects no repeat any more.
 *
 * There: it is delivered. Not there, though the whole time in which it can have been sent was looked through: that is proof, so
 * it is told anew under a new id. Cannot be asked: it stays unknown, is shown so, and the operator is told. Never is it repeated
 * blindly.
 */
export async function ask(delivery: Delivery, notice: Claimed, target: SendTarget): Promise<void> {
  const finding = await look(delivery, notice, target)
  switch (finding.found) {
    case 'there':
      return finish(delivery, notice, { state: 'delivered', messageId: finding.messageId, chatId: finding.chatId })
    case 'absent':
      return tellAnew(delivery, notice)
    case 'later': {
      const { deps } = delivery
      const now = deps.clock.now().getTime()
      if (now - (notice.sentAt?.getTime() ?? now) > patienceMs) return giveUp(delivery, notice, finding.reason)
      return finish(delivery, notice, {
        state: 'unknown',
        error: finding.reason,
        nextAt: new Date(now + Math.max(finding.waitMs, askPauseMs)),
      })
    }
    case 'impossible':
      return giveUp(delivery, notice, finding.reason)
  }
}

type Look = Exclude<Finding, { found: 'there' }> | { found: 'there'; messageId: string; chatId: string }

async function look({ deps }: Delivery, notice: Claimed, target: SendTarget): Promise<Look> {
  const { sentAt } = notice
  const chatId = await chatWith(deps.db.prisma, target)
  if (chatId === undefined || sentAt === null) return { found: 'impossible', reason: 'no-chat-known' }
  const from = new Date(sentAt.getTime() - skewMs)
  const to = new Date(deps.clock.now().getTime() + skewMs)
  try {
    const finding = await deps.deliverer.find(target.appId, { uuid: notice.id, chatId, from, to })
    return finding.found === 'there' ? { ...finding, chatId } : finding
  } catch (error) {
    return { found: 'later', waitMs: askPauseMs, reason: wordsOf(error) }
  }
}

/** The direct chat of this account, known from any card that arrived. */
async function chatWith(tx: Pick<Tx, 'notice'>, { appId, openId }: SendTarget): Promise<string | undefined> {
  const row = await tx.notice.findFirst({
    where: { appId, openId, chatId: { not: null } },
    orderBy: { createdAt: 'desc' },
    select: { chatId: true },
  })
  return row?.chatId ?? undefined
}

async function giveUp(delivery: Delivery, notice: Claimed, error: string): Promise<void> {
  const text = `通知 ${notice.id} 发出后平台没有答复，过了一小时也查不到结果（${error}）。它可能送到了，也可能没有：请联系收件人核对，需要时再发一次。`
  const matter = { matter: '有一条通知不知是否送达', text, dedupeKey: `unknown-outcome:${notice.id}` }
  await finish(delivery, notice, { state: 'unknown', reason: 'unknown-outcome', error }, matter)
}

/** The same telling as a new row with the buzzes that wait for it; drawn when it is sent, so it goes out only while it is wanted. */
async function tellAnew({ deps }: Delivery, notice: Claimed): Promise<void> {
  const id = deps.ids.next()
  await inTransaction(deps.db, async (tx) => {
    const held = await tx.$queryRaw<unknown[]>`
      SELECT id FROM notice WHERE id = ${notice.id} AND lease_until = ${notice.leaseUntil}::timestamptz FOR UPDATE`
    if (held.length === 0) return
    await tx.$executeRaw`
      INSERT INTO notice (id, kind, subject_type, subject_id, person_id, organisation_id, role, channel, params, dedupe_key, state, next_at, created_at)
      SELECT ${id}, kind, subject_type, subject_id, person_id, organisation_id, role, channel, params, dedupe_key || ':anew', 'queued',
             ${deps.clock.now()}::timestamptz, ${deps.clock.now()}::timestamptz
      FROM notice WHERE id = ${notice.id}`
    await tx.notice.updateMany({ where: { parentId: notice.id, state: 'queued' }, data: { parentId: id } })
    await settleAll(tx, deps, [{ notice, ending: { state: 'failed', reason: 'not-arrived' } }])
    const { subject } = notice
    await record(tx, deps, {
      ...{ action: 'notice.told-anew', by: 'clock', channel: 'clock', source: `notice:${notice.id}`, subject, reason: 'not-arrived' },
      details: { kind: notice.kind, to: notice.to, notice: id },
    })
    await notify(tx, noticesChannel)
  })
}

import { isConnectionLoss, isWriteConflict } from '../../db/errors.ts'
import { inTransaction } from '../../db/transaction.ts'
import { AppError } from '../../lib/errors.ts'
import type { DeliveryOutcome } from '../types.ts'
import type { Claimed } from './claim.ts'
import type { DeliveryDeps, NoticeEvent } from './deps.ts'
import { type Prepared, prepare } from './prepare.ts'
import { type Ending, end, keepDelivered, keepUnknown, putBack } from './settle.ts'

/** Pauses before the same uuid goes out again, in milliseconds; the last one repeats until the hour is over. */
const unknownPausesMs = [2_000, 10_000, 60_000, 300_000] as const

/** Pause after the database was away while a card was drawn. */
const stumblePauseMs = 5_000

/** A wait of nothing would go round in circles. */
const shortestWaitMs = 50

/**
 * Tells one person one thing, and keeps what became of it.
 *
 * @returns milliseconds to wait when the platform wants no more now: whatever follows for this person waits with it.
 */
export async function deliver(deps: DeliveryDeps, claim: Claimed): Promise<number | undefined> {
  let prepared: Prepared
  try {
    prepared = await inTransaction(deps.db, async (tx) => {
      const step = await prepare(tx, deps, claim)
      if (step.step === 'end') await end(tx, deps, step)
      return step
    })
  } catch (error) {
    return stumble(deps, claim, error)
  }
  if (prepared.step === 'end') tell(deps, prepared.notice, prepared.ending)
  if (prepared.step === 'end' || prepared.step === 'lost') return undefined
  return settle(deps, prepared.notice, await call(deps, prepared))
}

async function call({ deliverer }: DeliveryDeps, prepared: Extract<Prepared, { step: 'send' | 'buzz' }>): Promise<DeliveryOutcome> {
  const { notice, target } = prepared
  try {
    if (prepared.step === 'send') return await deliverer.send(target, prepared.card, notice.id)
    return notice.channel === 'card'
      ? { outcome: 'refused', reason: 'a card is no buzz' }
      : await deliverer.buzz(target, prepared.messageId, notice.channel)
  } catch (error) {
    // It may have left the house before it broke.
    return { outcome: 'unknown', reason: wordsOf(error) }
  }
}

/** When this fails the row stays `sending` until its lease runs out, and is repeated under its uuid. */
async function settle(deps: DeliveryDeps, notice: Claimed, outcome: DeliveryOutcome): Promise<number | undefined> {
  const now = deps.clock.now().getTime()
  switch (outcome.outcome) {
    case 'done':
      await inTransaction(deps.db, (tx) => keepDelivered(tx, deps, { notice, messageId: outcome.messageId, chatId: outcome.chatId }))
      tell(deps, notice, { state: 'delivered' })
      return undefined
    case 'later': {
      const waitMs = Math.max(outcome.waitMs, shortestWaitMs)
      await putBack(deps.db.prisma, { notice, at: new Date(now + waitMs), error: outcome.reason })
      tell(deps, notice, { state: 'later', reason: outcome.reason })
      return waitMs
    }
    case 'unknown':
      await settleUnknown(deps, notice, outcome.reason)
      return undefined
    case 'unreachable':
      await finish(deps, notice, { state: 'failed', reason: outcome.reason, error: outcome.reason })
      return undefined
    case 'refused':
      deps.logger.error({ notice: notice.id, kind: notice.kind, reason: outcome.reason }, 'the platform refused a notice')
      await finish(deps, notice, { state: 'failed', reason: 'refused', error: outcome.reason })
      return undefined
  }
}

async function settleUnknown(deps: DeliveryDeps, notice: Claimed, error: string): Promise<void> {
  if (notice.channel !== 'card') return finish(deps, notice, { state: 'unknown', reason: 'unknown-outcome', error })
  const pauseMs = unknownPausesMs[Math.min(notice.attempts, unknownPausesMs.length) - 1] ?? unknownPausesMs[0]
  const retryAt = new Date(deps.clock.now().getTime() + pauseMs)
  await inTransaction(deps.db, (tx) => keepUnknown(tx, deps, { notice, retryAt, error }))
  tell(deps, notice, { state: 'unknown' })
}

async function finish(deps: DeliveryDeps, notice: Claimed, ending: Ending): Promise<void> {
  if (await inTransaction(deps.db, (tx) => end(tx, deps, { notice, ending }))) tell(deps, notice, ending)
}

/** Drawing failed: a database that was away is waited for, a bug is recorded and never retried. */
async function stumble(deps: DeliveryDeps, notice: Claimed, error: unknown): Promise<undefined> {
  deps.logger.error({ err: error, notice: notice.id, kind: notice.kind }, 'a notice could not be drawn')
  const mayPass = isConnectionLoss(error) || isWriteConflict(error) || (error instanceof AppError && error.mayBeRetried)
  if (!mayPass) await finish(deps, notice, { state: 'failed', reason: 'render-failed', error: wordsOf(error) })
  else await putBack(deps.db.prisma, { notice, at: new Date(deps.clock.now().getTime() + stumblePauseMs), error: wordsOf(error) })
  return undefined
}

function tell({ onEvent, clock }: DeliveryDeps, notice: Claimed, ending: { state: NoticeEvent['type']; reason?: string }): void {
  onEvent?.({
    type: ending.state,
    kind: notice.kind,
    channel: notice.channel,
    sinceCreatedMs: clock.now().getTime() - notice.createdAt.getTime(),
    ...(ending.reason === undefined ? {} : { reason: ending.reason }),
  })
}

function wordsOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500)
}

import { inTransaction } from '../../db/transaction.ts'
import type { DeliveryOutcome, OperatorMatter } from '../types.ts'
import type { Claimed } from './claimed.ts'
import type { DeliveryDeps, NoticeEvent } from './deps.ts'
import { mayPass, wordsOf } from './faults.ts'
import type { Lanes } from './lanes.ts'
import { type Prepared, prepareAll } from './prepare.ts'
import { type Sendable, tryOnce } from './send.ts'
import type { Ending } from './settle.ts'
import type { Settler } from './settler.ts'

/** Pauses before the same uuid goes out again, in milliseconds; the last one repeats until the hour is over. */
const unknownPausesMs = [2_000, 10_000, 60_000, 300_000] as const

/** Pause after the database was away while a card was drawn. */
const stumblePauseMs = 5_000

/** A wait of nothing would go round in circles. */
const shortestWaitMs = 50

export interface Delivery {
  readonly deps: DeliveryDeps
  readonly settler: Settler
  readonly lanes: Lanes
}

/** Draws what was claimed; when the batch as a whole cannot be drawn, one by one. */
export async function prepareBatch({ deps, settler, lanes }: Delivery, claims: readonly Claimed[]): Promise<Prepared[]> {
  if (claims.length === 0) return []
  try {
    return await inTransaction(deps.db, (tx) => prepareAll(tx, deps, { claims, lanes }))
  } catch (error) {
    if (claims.length === 1 && claims[0]) return [{ step: 'end', notice: claims[0], ending: stumbled(deps, claims[0], error) }]
    const single: Prepared[] = []
    for (const claim of claims) single.push(...(await prepareBatch({ deps, settler, lanes }, [claim])))
    return single
  }
}

/** A database that was away is waited for, a bug is recorded and never retried. */
function stumbled(deps: DeliveryDeps, notice: Claimed, error: unknown): Ending {
  deps.logger.error({ err: error, notice: notice.id, kind: notice.kind }, 'a notice could not be drawn')
  if (!mayPass(error)) return { state: 'failed', reason: 'render-failed', error: wordsOf(error) }
  return { state: 'queued', error: wordsOf(error), nextAt: new Date(deps.clock.now().getTime() + stumblePauseMs) }
}

/** Keeps how a notice ended or that it waits, and tells who watches. */
export async function finish({ deps, settler }: Delivery, notice: Claimed, ending: Ending, matter?: OperatorMatter): Promise<void> {
  if (await settler.settle({ notice, ending, matter })) tell(deps, notice, ending)
}

/**
 * Tells one person one thing.
 *
 * @returns what is to be kept, and milliseconds to wait when the platform wants no more now: whatever follows for this person
 * waits with it.
 */
export async function deliver(delivery: Delivery, prepared: Sendable): Promise<{ kept: Promise<void>; waitMs?: number }> {
  const { notice, outcome } = await tryOnce(delivery.deps, prepared)
  const waitMs = outcome.outcome === 'later' ? Math.max(outcome.waitMs, shortestWaitMs) : undefined
  return { kept: keep(delivery, notice, outcome), ...(waitMs === undefined ? {} : { waitMs }) }
}

async function keep(delivery: Delivery, notice: Claimed, outcome: DeliveryOutcome): Promise<void> {
  const { deps } = delivery
  const after = (ms: number) => new Date(deps.clock.now().getTime() + ms)
  switch (outcome.outcome) {
    case 'lost':
      return
    case 'done': {
      const { messageId, chatId, instead } = outcome
      const note = instead === undefined ? {} : { reason: 'plain-card', error: instead }
      return finish(
        delivery,
        notice,
        { state: 'delivered', messageId, chatId, ...note },
        instead === undefined ? undefined : badCard(notice, instead),
      )
    }
    case 'later':
      return finish(delivery, notice, { state: 'queued', error: outcome.reason, nextAt: after(Math.max(outcome.waitMs, shortestWaitMs)) })
    case 'unknown': {
      const pauseMs = unknownPausesMs[Math.min(notice.attempts, unknownPausesMs.length) - 1] ?? unknownPausesMs[0]
      const again = notice.channel === 'card' ? { nextAt: after(pauseMs) } : { reason: 'unknown-outcome' }
      return finish(delivery, notice, { state: 'unknown', error: outcome.reason, ...again })
    }
    case 'unreachable':
      return finish(delivery, notice, { state: 'failed', reason: outcome.reason, error: outcome.reason })
    case 'refused':
      deps.logger.error({ notice: notice.id, kind: notice.kind, reason: outcome.reason }, 'the platform refused a notice')
      return finish(delivery, notice, { state: 'failed', reason: 'refused', error: outcome.reason }, badCard(notice, outcome.reason))
  }
}

/** One telling a kind and fault: the same card is wrong for everybody who gets it. */
export function badCard(notice: Pick<Claimed, 'id' | 'kind'>, words: string): OperatorMatter {
  return {
    matter: '平台拒绝了一种卡片',
    text: `通知 ${notice.id}（${notice.kind}）的卡片被平台拒绝：${words}。收件人能收到的，已改发一张纯文字卡片；请把这段话交给开发人员。`,
    dedupeKey: `card-refused:${notice.kind}:${words.slice(0, 120)}`,
  }
}

function tell({ onEvent, clock }: DeliveryDeps, notice: Claimed, { state, reason }: Ending): void {
  const type: NoticeEvent['type'] = state === 'queued' ? 'later' : state
  onEvent?.({
    type,
    kind: notice.kind,
    channel: notice.channel,
    sinceCreatedMs: clock.now().getTime() - notice.createdAt.getTime(),
    ...(reason === undefined ? {} : { reason }),
  })
}

import type { Logger } from 'pino'
import type { Conversation, InboundPress, PressAnswer } from '../chat/inbound.ts'
import type { Database } from '../db/types.ts'
import type { Clock } from '../lib/clock.ts'
import { finishInbound, postponeInbound, storeInbound } from './inbox.ts'
import type { Sender } from './sender.ts'
import type { UnderWay } from './under-way.ts'

export interface PressDeps {
  readonly db: Database
  readonly clock: Clock
  readonly machine: Clock
  readonly sender: Pick<Sender, 'prepare' | 'update'>
  readonly conversation: Conversation
  readonly logger: Logger
  /** Machine milliseconds for the answer to a press, and of them for storing it. */
  readonly pressBudgetMs?: number
  readonly storeBudgetMs?: number
}

/**
 * The platform allows 3 s for the answer to a press; the rest is for the way there and back. What takes longer is finished
 * after the answer and the card is drawn again then. Milliseconds.
 */
const usualBudgetMs = 2_300
/** A database that has not answered by then will not carry anything out in the rest. */
const usualStoreBudgetMs = 1_800
const late = Symbol('late')

const error = (content: string): PressAnswer => ({ toast: { type: 'error', content } })

const notTaken = error('系统暂时没能办成，什么都没有改动，请再按一次。')
/** The same press came twice, and another program has the first: what the person sees is decided there. */
const takenAlready: PressAnswer = { toast: { type: 'info', content: '这一下已经收到。卡片没有变化的话，请发“我的待办”核对。' } }
/** Something broke on the way: whether it was carried out before, nobody can say here. */
const notSure = error('系统出了问题，没能确认办成没有。请发“我的待办”核对，没办成就再按一次。')
const notDrawn = error('卡片暂时显示不出来。请发“我的待办”核对。')

interface Worked {
  readonly answer: PressAnswer
  /** The card as its app can show it; none when there is none, or when it could not be made ready. */
  readonly card: Record<string, unknown> | undefined
}

/** The answer to a press that never reached the database. */
export const pressNotTaken: Record<string, unknown> = { toast: notTaken.toast }

export const isPress = (raw: unknown): boolean => (raw as { event_type?: unknown } | null)?.event_type === 'card.action.trigger'

/**
 * A press is never sent again by the platform: when it cannot be stored or carried out, the person is told what to do, and
 * always inside the 3 s.
 */
export async function takePress(deps: PressDeps, underWay: UnderWay, press: InboundPress): Promise<Record<string, unknown>> {
  const machineAt = deps.machine.now()
  const storing = storeInbound(deps.db, press, { receivedAt: deps.clock.now(), machineAt })
  try {
    const stored = await within(deps.storeBudgetMs ?? usualStoreBudgetMs, storing)
    if (stored === late) {
      void underWay.add(putAside(deps, press, storing))
      return pressNotTaken
    }
    if (!stored) return body({ answer: takenAlready, card: undefined })
  } catch (failure) {
    deps.logger.error({ err: failure, key: press.key }, 'a press could not be stored')
    return pressNotTaken
  }
  const spentMs = deps.machine.now().getTime() - machineAt.getTime()
  const working = workOn(deps, press)
  const first = await within(Math.max(0, (deps.pressBudgetMs ?? usualBudgetMs) - spentMs), working)
  if (first !== late) return body(first)
  void underWay.add(working.then((worked) => followUp(deps, press, worked)))
  return { toast: { type: 'info', content: '正在办理，办完后卡片会自动更新。' } }
}

/** What a piece of work gives, or `late` after this many machine milliseconds. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | typeof late> {
  const timer = Promise.withResolvers<typeof late>()
  const timeout = setTimeout(() => timer.resolve(late), ms)
  try {
    return await Promise.race([work, timer.promise])
  } finally {
    clearTimeout(timeout)
  }
}

/** The person was told that nothing was changed and to press again: what is stored after that must not be carried out. */
async function putAside(deps: PressDeps, press: InboundPress, storing: Promise<boolean>): Promise<void> {
  try {
    if (await storing) await postponeInbound(deps.db, press.key, { error: 'stored after its person was told to press again', nextAt: null })
  } catch (failure) {
    deps.logger.error({ err: failure, key: press.key }, 'a press could not be stored')
  }
}

/** Never throws: what broke becomes an answer. */
async function workOn(deps: PressDeps, press: InboundPress): Promise<Worked> {
  let answer: PressAnswer
  try {
    answer = await deps.conversation.press(press)
  } catch (failure) {
    deps.logger.error({ err: failure, key: press.key }, 'press failed')
    await postponeInbound(deps.db, press.key, { error: String(failure), nextAt: null }).catch(() => undefined)
    return { answer: notSure, card: undefined }
  }
  // From here on the act is done, whatever becomes of its picture.
  const card = answer.card && (await prepared(deps, press, answer.card))
  await finishInbound(deps.db, press.key, deps.clock.now()).catch((failure) =>
    deps.logger.error({ err: failure, key: press.key }, 'a press that was carried out could not be marked as done'),
  )
  const isBlank = answer.card !== undefined && card === undefined && answer.toast === undefined
  return { answer: isBlank ? notDrawn : answer, card }
}

async function prepared(deps: PressDeps, press: InboundPress, card: Record<string, unknown>): Promise<Worked['card']> {
  try {
    return await deps.sender.prepare(press.appId, card)
  } catch (failure) {
    deps.logger.error({ err: failure, key: press.key }, 'the card of an answer could not be made ready')
    return undefined
  }
}

/** @see cardkit-v1/card-callback-communication: a toast, a card, or `{}` for neither; never nothing. */
function body({ answer, card }: Worked): Record<string, unknown> {
  return { ...(answer.toast ? { toast: answer.toast } : {}), ...(card ? { card: { type: 'raw', data: card } } : {}) }
}

const doneLater: PressAnswer = { toast: { type: 'success', content: '刚才按的那一步已经办好，卡片已更新。' } }

/**
 * Carries out a press whose process ended before it was done: its card is drawn again, and its person is told in a message,
 * because what he saw when he pressed was no answer.
 *
 * @throws what the act or the message throws; the inbox tries again.
 */
export async function takeUpPress(deps: PressDeps, press: InboundPress): Promise<void> {
  const answer = await deps.conversation.press(press)
  const card = answer.card && (await prepared(deps, press, answer.card))
  const isShown = card !== undefined && (await isUpdated(deps, press, card))
  const blank = isShown || answer.card === undefined ? doneLater : notDrawn
  await deps.conversation.follow(press, answer.toast ? answer : blank)
}

/** The callback was answered already: the card is drawn again, and what it does not show is said in a message. */
async function followUp(deps: PressDeps, press: InboundPress, { answer, card }: Worked): Promise<void> {
  try {
    const isShown = card !== undefined && (await isUpdated(deps, press, card))
    const isRefusal = answer.toast?.type === 'error' || answer.toast?.type === 'warning'
    if (isShown && !isRefusal) return
    await deps.conversation.follow(press, answer.toast ? answer : notDrawn)
  } catch (failure) {
    deps.logger.error({ err: failure, key: press.key }, 'the late answer to a press reached nobody')
  }
}

async function isUpdated(deps: PressDeps, press: InboundPress, card: Record<string, unknown>): Promise<boolean> {
  if (press.messageId === '') return false
  const first = await deps.sender.update(press.appId, press.messageId, card)
  if (first.outcome !== 'later') return first.outcome === 'done'
  await new Promise((resolve) => setTimeout(resolve, first.waitMs))
  return (await deps.sender.update(press.appId, press.messageId, card)).outcome === 'done'
}

import type { Tx } from '../../db/types.ts'
import { AppError } from '../../lib/errors.ts'
import { type Hold, holdFor } from '../evening/index.ts'
import type { NoticeReason } from '../reasons.ts'
import type { NoticeKind, SendTarget, Urgency } from '../types.ts'
import { asDue, type Claimed } from './claimed.ts'
import type { DeliveryDeps } from './deps.ts'
import { isDatabaseFault, wordsOf } from './faults.ts'
import type { Lanes } from './lanes.ts'
import { lockAll, markSending } from './rows.ts'
import type { Ending } from './settle.ts'

/** What is to be done about one notice. */
export type Prepared =
  | { readonly step: 'send'; readonly notice: Claimed; readonly target: SendTarget; readonly card: Record<string, unknown> }
  | { readonly step: 'buzz'; readonly notice: Claimed; readonly target: SendTarget; readonly messageId: string; readonly weighs: Urgency }
  /** Its hour is over: the platform is asked whether the card is there. */
  | { readonly step: 'ask'; readonly notice: Claimed; readonly target: SendTarget }
  | { readonly step: 'end'; readonly notice: Claimed; readonly ending: Ending }
  /** Its app has no place left here: it stays due, and its row says which app that is. */
  | { readonly step: 'crowded'; readonly notice: Claimed; readonly appId: string }
  /** Another worker has it, or it waits: its row says for what. */
  | { readonly step: 'lost'; readonly notice: Claimed }

/** The platform drops a repeated uuid for one hour (`im-v1/message/create`); five minutes of it are kept for clocks that differ. */
const uuidWindowMs = 55 * 60_000

/** What one transaction has found out for all its notices. */
interface Surroundings {
  readonly accounts: ReadonlyMap<string, SendTarget>
  /** The message each buzz rings, by the id of its card. */
  readonly cards: ReadonlyMap<string, { target: SendTarget; messageId: string }>
}

/**
 * Locks, looks up and draws any number of claimed notices, and marks the cards among them as being sent: one transaction.
 *
 * The rows are locked first: a change that commits later finds them locked and marks the cards for redrawing, one that committed
 * before is in the picture. What cannot be drawn ends alone; a fault of the database throws, and the caller tries them one by one.
 *
 * @returns one answer for each claim, in the order of the claims.
 */
export async function prepareAll(
  tx: Tx,
  deps: DeliveryDeps,
  { claims, lanes }: { claims: readonly Claimed[]; lanes: Lanes },
): Promise<Prepared[]> {
  const held = await lockAll(tx, deps, claims)
  const surroundings = await lookAround(tx, deps, [...held.values()])
  const places = lanes.copy()
  const prepared: Prepared[] = []
  const sending: { notice: Claimed; target: SendTarget; urgency: Urgency }[] = []
  for (const claim of claims) {
    const notice = held.get(claim.id)
    const [step, weighs] = notice ? await prepareOne(tx, deps, { notice, surroundings, places }) : [lost(claim), 'ordinary' as const]
    prepared.push(step)
    if ('target' in step) places.enter(step.target.appId)
    if (step.step !== 'send') continue
    const row = { notice: step.notice, target: step.target, urgency: weighs }
    // An ordinary card counts towards the day of its reader, and the next one of this batch may be his as well.
    if (weighs === 'ordinary') await markSending(tx, deps, [row])
    else sending.push(row)
  }
  await markSending(tx, deps, sending)
  return prepared.map((step) => (step.step === 'send' ? { ...step, notice: begun(step.notice, deps.clock.now()) } : step))
}

const begun = (notice: Claimed, now: Date): Claimed => ({ ...notice, attempts: notice.attempts + 1, sentAt: notice.sentAt ?? now })

async function lookAround(tx: Tx, deps: DeliveryDeps, notices: readonly Claimed[]): Promise<Surroundings> {
  const people = [...new Set(notices.filter(({ channel }) => channel === 'card').map(({ to }) => to.personId))]
  const parents = notices.flatMap(({ parentId }) => parentId ?? [])
  const accounts = people.length === 0 ? new Map() : await deps.accountsOf(tx, people)
  const rows =
    parents.length === 0
      ? []
      : await tx.notice.findMany({
          where: { id: { in: parents }, messageId: { not: null } },
          select: { id: true, appId: true, openId: true, messageId: true },
        })
  const cards = rows.map(({ id, appId, openId, messageId }) => {
    const target = { appId: appId ?? '', openId: openId ?? '' }
    return [id, { target, messageId: messageId ?? '' }] as const
  })
  return { accounts, cards: new Map(cards) }
}

type Preparing = { readonly notice: Claimed; readonly surroundings: Surroundings; readonly places: Lanes }

async function prepareOne(tx: Tx, deps: DeliveryDeps, preparing: Preparing): Promise<[Prepared, Urgency]> {
  const { notice, places } = preparing
  const kind = deps.kinds.find(notice.kind)
  const target = targetOf(preparing)
  if (target !== undefined && places.free(target.appId) <= 0) return [{ step: 'crowded', notice, appId: target.appId }, 'ordinary']
  if (kind === undefined) return [ended(notice, { state: 'failed', reason: 'unknown-kind' }), 'ordinary']
  try {
    if (isBeyondRepeat(notice, deps.clock.now())) return [beyondRepeat(notice), kind.urgency]
    return notice.channel === 'card'
      ? await drawCard(tx, deps, { ...preparing, kind })
      : [await drawRing(tx, deps, { ...preparing, kind }), kind.urgency]
  } catch (error) {
    // After a fault of its own the transaction takes no further statement; a bug in a picture leaves it whole.
    if (isDatabaseFault(error) || (error instanceof AppError && error.mayBeRetried)) throw error
    deps.logger.error({ err: error, notice: notice.id, kind: notice.kind }, 'a notice could not be drawn')
    return [ended(notice, { state: 'failed', reason: 'render-failed', error: wordsOf(error) }), kind.urgency]
  }
}

/** Where it goes. A repeat goes where the first try went: elsewhere its uuid would be new. */
function targetOf({ notice, surroundings }: Preparing): SendTarget | undefined {
  if (notice.channel !== 'card') return surroundings.cards.get(notice.parentId ?? '')?.target
  return (notice.mayHaveArrived ? notice.target : null) ?? surroundings.accounts.get(notice.to.personId)
}

/** A card may be repeated under its uuid within the hour. A buzz has no uuid: a second one would ring twice. */
function isBeyondRepeat(notice: Claimed, now: Date): boolean {
  if (!notice.mayHaveArrived) return false
  return notice.channel !== 'card' || notice.sentAt === null || now.getTime() - notice.sentAt.getTime() > uuidWindowMs
}

function beyondRepeat(notice: Claimed): Prepared {
  if (notice.channel !== 'card' || notice.target === null) return ended(notice, { state: 'unknown', reason: 'unknown-outcome' })
  return { step: 'ask', notice, target: notice.target }
}

type Drawing = Preparing & { readonly kind: NoticeKind }

async function drawCard(tx: Tx, deps: DeliveryDeps, drawing: Drawing): Promise<[Prepared, Urgency]> {
  const { notice, kind } = drawing
  const card = { ...asDue(notice), leaseUntil: notice.leaseUntil, mayHaveArrived: notice.mayHaveArrived }
  const held: Hold = await holdFor(tx, deps, { card, kind })
  if (held.hold === 'held') return [lost(notice), kind.urgency]
  if (held.hold === 'drop') return [ended(notice, { state: 'dropped', reason: held.reason }), kind.urgency]
  const drawn = await kind.render(tx, asDue(notice), deps.clock.now())
  if ('obsolete' in drawn) return [ended(notice, { state: 'dropped', reason: 'obsolete', error: drawn.obsolete }), kind.urgency]
  const target = targetOf(drawing)
  if (target === undefined) return [ended(notice, { state: 'failed', reason: 'no-account' }), kind.urgency]
  return [{ step: 'send', notice, card: drawn.card, target }, held.weighs]
}

/** A buzz rings the message its card became, through the app that sent it. It is marked as begun by {@link beginRing} alone. */
async function drawRing(tx: Tx, deps: DeliveryDeps, { notice, surroundings, kind }: Drawing): Promise<Prepared> {
  const card = surroundings.cards.get(notice.parentId ?? '')
  if (card === undefined) return ended(notice, { state: 'dropped', reason: 'card-not-sent' })
  const drawn = await kind.render(tx, asDue(notice), deps.clock.now())
  if ('obsolete' in drawn) return ended(notice, { state: 'dropped', reason: 'obsolete', error: drawn.obsolete })
  return { step: 'buzz', notice, ...card, weighs: kind.urgency }
}

const lost = (notice: Claimed): Prepared => ({ step: 'lost', notice })
const ended = (notice: Claimed, ending: Ending & { reason: NoticeReason }): Prepared => ({ step: 'end', notice, ending })

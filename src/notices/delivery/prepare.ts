import type { Tx } from '../../db/types.ts'
import type { NoticeReason } from '../reasons.ts'
import type { DueNotice, SendTarget } from '../types.ts'
import { type Claimed, claimedColumns, claimedRows } from './claim.ts'
import { type DeliveryDeps, leaseFrom } from './deps.ts'
import type { Ending } from './settle.ts'

/** What the platform is to be asked for, or why it is not asked. */
export type Prepared =
  | { readonly step: 'send'; readonly notice: Claimed; readonly target: SendTarget; readonly card: Record<string, unknown> }
  | { readonly step: 'buzz'; readonly notice: Claimed; readonly target: SendTarget; readonly messageId: string }
  | { readonly step: 'end'; readonly notice: Claimed; readonly ending: Ending }
  | { readonly step: 'lost' }

/** The platform drops a repeated uuid for one hour (`im-v1/message/create`); five minutes of it are kept for clocks that differ. */
const uuidWindowMs = 55 * 60_000

/**
 * Draws a notice as things are now and marks it as being sent.
 *
 * The row is locked first: a change that commits later finds it locked and marks the card for redrawing, one that committed
 * before is in the picture.
 */
export async function prepare(tx: Tx, deps: DeliveryDeps, claim: Claimed): Promise<Prepared> {
  const notice = await holdOn(tx, deps, claim)
  if (notice === undefined) return { step: 'lost' }
  const kind = deps.kinds.find(notice.kind)
  if (kind === undefined) return ended(notice, { state: 'failed', reason: 'unknown-kind' })
  if (isBeyondRepeat(notice, deps.clock.now())) return ended(notice, { state: 'unknown', reason: 'unknown-outcome' })
  const drawn = await kind.render(tx, asDue(notice), deps.clock.now())
  if ('obsolete' in drawn) return ended(notice, { state: 'dropped', reason: 'obsolete', error: drawn.obsolete })
  const prepared = notice.channel === 'card' ? await cardFor(tx, deps, { notice, card: drawn.card }) : await ringFor(tx, notice)
  if (prepared.step === 'end' || prepared.step === 'lost') return prepared
  await tx.notice.update({
    where: { id: notice.id },
    data: {
      state: 'sending',
      sentAt: notice.sentAt ?? deps.clock.now(),
      attempts: notice.attempts + 1,
      urgency: kind.urgency,
      ...prepared.target,
    },
  })
  return { ...prepared, notice: { ...notice, attempts: notice.attempts + 1 } }
}

/** Makes sure that the row is still ours, and ours for long enough: it may have waited behind slow calls. */
async function holdOn(tx: Tx, { machine }: DeliveryDeps, { id, leaseUntil }: Claimed): Promise<Claimed | undefined> {
  const rows = await tx.$queryRaw`
    UPDATE notice SET lease_until = ${leaseFrom(machine)}::timestamptz, refresh_at = NULL
    WHERE id = ${id} AND lease_until = ${leaseUntil}::timestamptz AND next_at IS NOT NULL
    RETURNING ${claimedColumns}`
  return claimedRows.parse(rows)[0]
}

/** A card may be repeated under its uuid within the hour. A buzz has no uuid: a second one would ring twice. */
function isBeyondRepeat(notice: Claimed, now: Date): boolean {
  if (!notice.mayHaveArrived) return false
  return notice.channel !== 'card' || notice.sentAt === null || now.getTime() - notice.sentAt.getTime() > uuidWindowMs
}

async function cardFor(
  tx: Tx,
  { accountsOf }: DeliveryDeps,
  { notice, card }: { notice: Claimed; card: Record<string, unknown> },
): Promise<Prepared> {
  const target = await accountsOf(tx, notice.to.personId)
  if (target === null) return ended(notice, { state: 'failed', reason: 'no-account' })
  return { step: 'send', notice, card, target: { appId: target.appId, openId: target.openId } }
}

/** A buzz rings the message its card became, through the app that sent it. */
async function ringFor(tx: Tx, notice: Claimed): Promise<Prepared> {
  const card = await tx.notice.findUnique({
    where: { id: notice.parentId ?? '' },
    select: { appId: true, openId: true, messageId: true },
  })
  if (!card?.appId || !card.openId || !card.messageId) return ended(notice, { state: 'dropped', reason: 'card-not-sent' })
  return { step: 'buzz', notice, messageId: card.messageId, target: { appId: card.appId, openId: card.openId } }
}

export function asDue({ id, kind, subject, to, params, createdAt }: Claimed): DueNotice {
  return { id, kind, subject, to, params, createdAt }
}

const ended = (notice: Claimed, ending: Ending & { reason: NoticeReason }): Prepared => ({ step: 'end', notice, ending })

import type { Tx } from '../db/types.ts'
import type { Clock } from '../lib/clock.ts'
import type { Ids } from '../lib/ids.ts'
import { enqueueNotices } from './enqueue.ts'
import type { NoticeKinds } from './kinds.ts'
import type { DueNotice } from './types.ts'

/** Feishu redraws a card for 14 days (`im-v1/message/patch`, code 230031); domain time. */
export const redrawWindowMs = 14 * 24 * 3_600_000

/** In a renewed notice's params: ISO instant at which the card it stands for was delivered. */
export const renewedParam = 'renewedFrom'

export interface RenewalDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly kinds: NoticeKinds
}

/**
 * Tells a matter anew by a card of today, where what it was told by is too old to be redrawn or pressed, the matter has just
 * changed, and it still asks something of its reader. Each old card is followed by one new card.
 *
 * Nobody is told anew who holds a later card about the matter, nor while somebody else of his body does: reminders carry the
 * same buttons.
 *
 * @returns true when the card is too old: there is nothing to redraw.
 */
export async function renewExpired(tx: Tx, deps: RenewalDeps, id: string): Promise<boolean> {
  const row = await tx.notice.findUnique({ where: { id } })
  const now = deps.clock.now()
  const oldest = new Date(now.getTime() - redrawWindowMs)
  if (row?.deliveredAt == null || row.deliveredAt > oldest) return false
  const kind = deps.kinds.find(row.kind)
  if (kind?.asks !== true || (await isToldLately(tx, row, oldest))) return true
  const to = { personId: row.personId, organisationId: row.organisationId, role: row.role }
  const params = { ...(row.params as Record<string, unknown>), [renewedParam]: row.deliveredAt.toISOString() }
  const subject = { type: row.subjectType, id: row.subjectId }
  const notice: DueNotice = { id, kind: row.kind, subject, to, params, createdAt: row.createdAt }
  const isWanted = 'card' in (await kind.render(tx, notice, now)) && ((await kind.waits?.(tx, notice, now)) ?? true)
  if (isWanted) await enqueueNotices(tx, deps, [{ kind: row.kind, subject, to, params, dedupeKey: `${id}${renewedSuffix}` }])
  return true
}

const renewedSuffix = ':renewed'

/** A card about the same thing that this person is getting or got in the last two weeks, or somebody of his body got otherwise. */
async function isToldLately(tx: Tx, old: NoticeRow, oldest: Date): Promise<boolean> {
  const about = { subjectType: old.subjectType, subjectId: old.subjectId, organisationId: old.organisationId, channel: 'card' }
  const live = { state: { in: ['delivered', 'read'] }, deliveredAt: { gt: oldest } }
  const underWay = { state: { in: ['queued', 'sending', 'unknown'] } }
  const count = await tx.notice.count({
    where: {
      ...about,
      OR: [
        { personId: old.personId, OR: [live, underWay] },
        { ...live, NOT: { dedupeKey: { endsWith: renewedSuffix } } },
      ],
    },
  })
  return count > 0
}

type NoticeRow = NonNullable<Awaited<ReturnType<Tx['notice']['findUnique']>>>

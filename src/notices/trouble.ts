import { z } from 'zod'

import { Prisma } from '../db/generated/client.ts'
import type { Tx } from '../db/types.ts'
import type { Subject } from '../journal/types.ts'
import { type NoticeStatus, noticeStates, statusById } from './queries.ts'
import type { Recipient } from './types.ts'

/** Kinds of trouble with cards. failed: will not arrive by itself. unknown: nobody knows whether it did. waiting: due and not sent for long. */
export const troubles = ['failed', 'unknown', 'waiting'] as const
export type Trouble = (typeof troubles)[number]

/** A card that is due this long and was not sent is in trouble; what is held for a later instant is not. Minutes of domain time. */
const longMinutes = 10

/** Older ones are history. */
const daysBack = 30

export interface TroubledNotice {
  readonly id: string
  readonly kind: string
  readonly subject: Subject
  readonly to: Recipient
  readonly state: NoticeStatus['state']
  readonly reason: string | undefined
  readonly createdAt: Date
}

const rows = z.array(
  z.object({
    ...{ id: z.string(), kind: z.string(), subjectType: z.string(), subjectId: z.string(), personId: z.string() },
    ...{ organisationId: z.string(), role: z.string(), state: z.enum(noticeStates), reason: z.string().nullable(), createdAt: z.date() },
    total: z.number(),
  }),
)

/** One page of the cards in one kind of trouble, newest first, and how many there are. Those sent again are not among them. */
export async function troubledNotices(
  tx: Tx,
  { trouble, limit, offset }: { trouble: Trouble; limit: number; offset: number },
  now: Date,
): Promise<{ readonly notices: readonly TroubledNotice[]; readonly total: number }> {
  const since = new Date(now.getTime() - daysBack * 86_400_000)
  const late = new Date(now.getTime() - longMinutes * 60_000)
  const fits = {
    failed: Prisma.sql`n.state = 'failed'`,
    unknown: Prisma.sql`n.state = 'unknown' AND n.next_at IS NULL`,
    waiting: Prisma.sql`n.state IN ('queued', 'sending', 'unknown') AND n.next_at <= ${late}::timestamptz`,
  }[trouble]
  const found = rows.parse(
    await tx.$queryRaw`
      SELECT n.id, n.kind, n.subject_type AS "subjectType", n.subject_id AS "subjectId", n.person_id AS "personId",
        n.organisation_id AS "organisationId", n.role, n.state, n.reason, n.created_at AS "createdAt", count(*) OVER ()::int AS total
      FROM notice n
      WHERE n.channel = 'card' AND n.digest_id IS NULL AND n.created_at >= ${since}::timestamptz AND ${fits}
        AND NOT EXISTS (SELECT FROM notice again WHERE again.dedupe_key = n.id || ${againSuffix})
      ORDER BY n.created_at DESC, n.id LIMIT ${limit} OFFSET ${offset}`,
  )
  const notices = found.map(({ subjectType, subjectId, personId, organisationId, role, reason, total: _total, ...row }) => ({
    ...row,
    subject: { type: subjectType, id: subjectId },
    to: { personId, organisationId, role },
    reason: reason ?? undefined,
  }))
  return { notices, total: found[0]?.total ?? 0 }
}

const againSuffix = ':again'

/** The dedupe key of the one telling that may follow a notice which did not arrive: pressing twice sends once. */
export const againKey = (id: string): string => `${id}${againSuffix}`

/** A card that ended without arriving, with the channels that were to ring it; undefined for any other notice. */
export async function lostCard(
  tx: Tx,
  id: string,
): Promise<(NoticeStatus & { readonly buzz: readonly ('buzz-app' | 'buzz-sms' | 'buzz-phone')[] }) | undefined> {
  const notice = await statusById(tx, id)
  const isLost = notice?.state === 'failed' || (notice?.state === 'unknown' && notice.nextAt === undefined)
  if (notice === undefined || notice.channel !== 'card' || !isLost) return undefined
  const rings = await tx.notice.findMany({ where: { parentId: id }, select: { channel: true }, orderBy: { id: 'asc' } })
  return { ...notice, buzz: rings.flatMap(({ channel }) => (isBuzz(channel) ? [channel] : [])) }
}

const isBuzz = (channel: string): channel is 'buzz-app' | 'buzz-sms' | 'buzz-phone' => channel.startsWith('buzz-')

import { createHash } from 'node:crypto'
import { z } from 'zod'

import type { Tx } from '../../db/types.ts'
import { recordAll } from '../../journal/index.ts'
import type { Subject } from '../../journal/types.ts'
import type { Clock } from '../../lib/clock.ts'
import { journalEndings } from '../journal-endings.ts'
import type { NoticeKinds } from '../kinds.ts'
import type { NoticeReason } from '../reasons.ts'
import type { DueNotice } from '../types.ts'

/** Kind of the one digest a person gets on a day; its subject is the digest itself. */
export const digestKind = 'daily-digest'

const subjectType = 'digest'

export const isDigest = ({ subject }: { readonly subject: Subject }): boolean => subject.type === subjectType

/** Cards looked at before a digest goes out or is drawn anew; who holds more than this is told how many there are. */
export const mostLookedAt = 60

/** Its id is made from person and instant, so that everything held for one evening meets in one row; it fits the platform's uuid. */
const digestIdOf = (personId: string, at: Date): string =>
  `digest-${createHash('sha256').update(`${personId} ${at.toISOString()}`).digest('hex').slice(0, 32)}`

/**
 * Puts a card into the digest that goes out at an instant, made when it is the first.
 *
 * @returns false when that digest is on its way already: the card then goes alone.
 */
export async function giveToDigest(
  tx: Tx,
  card: DueNotice & { readonly leaseUntil: Date },
  { at, now }: { at: Date; now: Date },
): Promise<boolean> {
  const digestId = digestIdOf(card.to.personId, at)
  // A digest gathers what was told under any of its reader's contexts, so it is addressed to none of them.
  const nobodys = { organisationId: '', role: '', channel: 'card', params: {}, createdAt: now }
  const digest = { id: digestId, kind: digestKind, subjectType, subjectId: digestId, dedupeKey: digestId, state: 'queued', nextAt: at }
  await tx.notice.createMany({ data: [{ ...digest, ...nobodys, personId: card.to.personId }], skipDuplicates: true })
  const open = await tx.$queryRaw<unknown[]>`SELECT id FROM notice WHERE id = ${digestId} AND state = 'queued' FOR UPDATE`
  if (open.length === 0) return false
  const reason: NoticeReason = 'in-digest'
  const { count } = await tx.notice.updateMany({
    where: { id: card.id, leaseUntil: card.leaseUntil },
    data: { digestId, reason, error: null, nextAt: null, leaseUntil: null },
  })
  return count > 0
}

/** One card a digest stands for. */
export interface DigestItem extends DueNotice {
  /** Was settled before the digest went out. */
  readonly isSettled: boolean
}

/** Everything a digest holds, oldest first; what was passed on or told anew by itself is not in it any more. */
export async function digestItems(tx: Tx, digestId: string): Promise<DigestItem[]> {
  const rows = await tx.notice.findMany({
    where: { digestId, OR: [{ state: { not: 'dropped' } }, { reason: 'obsolete' satisfies NoticeReason }] },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    subject: { type: row.subjectType, id: row.subjectId },
    to: { personId: row.personId, organisationId: row.organisationId, role: row.role },
    params: row.params as Record<string, unknown>,
    createdAt: row.createdAt,
    isSettled: row.state === 'dropped',
  }))
}

/** Before a digest goes out: what has been settled since it was held is not told any more, and says so. */
export async function dropSettled(tx: Tx, deps: { readonly clock: Clock; readonly kinds: NoticeKinds }, digestId: string): Promise<void> {
  const waiting = (await digestItems(tx, digestId)).filter(({ isSettled }) => !isSettled)
  const settled: string[] = []
  for (const item of waiting.slice(0, mostLookedAt)) {
    const drawn = await deps.kinds.find(item.kind)?.render(tx, item, deps.clock.now())
    if (drawn === undefined || 'obsolete' in drawn) settled.push(item.id)
  }
  const reason: NoticeReason = 'obsolete'
  await tx.notice.updateMany({ where: { id: { in: settled }, state: 'queued' }, data: { state: 'dropped', reason } })
  await journalEndings(tx, deps, settled)
}

const followed = z.array(z.object({ id: z.string(), subject_type: z.string(), subject_id: z.string(), kind: z.string() }))

/** What becomes of a digest becomes of everything it holds. */
export async function followDigest(
  tx: Tx,
  deps: { readonly clock: Clock },
  { digestId, state, reason }: { digestId: string; state: 'delivered' | 'dropped' | 'failed' | 'unknown'; reason?: string | undefined },
): Promise<void> {
  const at = state === 'delivered' ? deps.clock.now() : null
  const rows = await tx.$queryRaw`
    UPDATE notice SET state = ${state}, reason = ${reason ?? ('in-digest' satisfies NoticeReason)},
      sent_at = ${deps.clock.now()}::timestamptz, delivered_at = ${at}::timestamptz
    WHERE digest_id = ${digestId} AND state IN ('queued', 'unknown') RETURNING id, subject_type, subject_id, kind`
  await recordAll(
    tx,
    deps,
    followed.parse(rows).map(({ id, subject_type, subject_id, kind }) => ({
      ...{ action: `notice.${state}`, by: 'clock' as const, channel: 'clock' as const, source: `notice:${id}`, reason },
      subject: { type: subject_type, id: subject_id },
      details: { kind, channel: 'card', digest: digestId },
    })),
  )
}

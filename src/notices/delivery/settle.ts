import { z } from 'zod'

import type { Tx } from '../../db/types.ts'
import { recordAll } from '../../journal/index.ts'
import type { Clock } from '../../lib/clock.ts'
import { toJson } from '../../lib/json.ts'
import { followDigest, isDigest } from '../evening/index.ts'
import { journalEndings } from '../journal-endings.ts'
import type { NoticeKinds } from '../kinds.ts'
import type { NoticeReason } from '../reasons.ts'
import type { Claimed } from './claimed.ts'
import { tellFailed } from './tell-failed.ts'

/** How a notice ended, that nobody knows, or that it is put back. */
export interface Ending {
  readonly state: 'delivered' | 'dropped' | 'failed' | 'unknown' | 'queued'
  /** Ours, or a code of the platform. */
  readonly reason?: NoticeReason | (string & {})
  /** The platform's or the renderer's own words. */
  readonly error?: string
  /** When it is due again; without one it is over. */
  readonly nextAt?: Date
  readonly messageId?: string | undefined
  readonly chatId?: string | undefined
}

/** One result to keep. */
export interface Settling {
  readonly notice: Claimed
  readonly ending: Ending
  /** It certainly never left this house: the try does not count. */
  readonly isUnbegun?: boolean
}

interface SettleDeps {
  readonly clock: Clock
  readonly kinds: Pick<NoticeKinds, 'find'>
}

const settledRows = z.array(z.object({ id: z.string(), silenced: z.boolean() }))

/**
 * Keeps any number of results: one statement for the rows and their buzzes, one for the journal.
 *
 * A result counts while its lease is still held; a lease taken over meanwhile makes it void. What the platform did take is kept
 * whoever holds the row by now, unless it stands as delivered already: it is true. The buzzes of a delivered card may ring from
 * here on, those of one that ended otherwise have nothing to ring.
 *
 * @returns the results that counted.
 */
export async function settleAll(tx: Tx, deps: SettleDeps, settlings: readonly Settling[]): Promise<Settling[]> {
  if (settlings.length === 0) return []
  const now = deps.clock.now()
  const rows = await tx.$queryRaw`
    WITH result AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${toJson(settlings.map(rowOf))}::jsonb) AS r (
        id text, lease timestamptz, state text, reason text, error text, next_at timestamptz, sent_at timestamptz,
        message_id text, chat_id text, attempts int, redraw boolean)
    ), settled AS (
      UPDATE notice SET state = r.state, reason = r.reason, error = r.error, next_at = r.next_at, lease_until = NULL,
        message_id = coalesce(r.message_id, notice.message_id), chat_id = coalesce(r.chat_id, notice.chat_id), attempts = r.attempts,
        sent_at = CASE r.state WHEN 'queued' THEN NULL WHEN 'unknown' THEN r.sent_at ELSE notice.sent_at END,
        delivered_at = CASE r.state WHEN 'delivered' THEN ${now}::timestamptz END,
        refresh_at = CASE WHEN r.redraw THEN ${now}::timestamptz WHEN r.state = 'delivered' OR r.next_at IS NOT NULL THEN notice.refresh_at END
      FROM result AS r
      WHERE notice.id = r.id
        AND CASE r.state WHEN 'delivered' THEN notice.state NOT IN ('delivered', 'read') ELSE notice.lease_until = r.lease END
      RETURNING notice.id, r.state, r.next_at
    ), rung AS (
      UPDATE notice SET next_at = ${now}::timestamptz FROM settled
      WHERE notice.parent_id = settled.id AND settled.state = 'delivered' AND notice.state = 'queued' AND notice.next_at IS NULL
    ), silenced AS (
      UPDATE notice SET state = 'dropped', reason = ${'card-not-sent' satisfies NoticeReason}, next_at = NULL FROM settled
      WHERE notice.parent_id = settled.id AND settled.state <> 'delivered' AND settled.next_at IS NULL AND notice.state = 'queued'
      RETURNING notice.id
    ) SELECT id, FALSE AS silenced FROM settled UNION ALL SELECT id, TRUE FROM silenced`
  const changed = settledRows.parse(rows)
  const counted = new Set(changed.filter(({ silenced }) => !silenced).map(({ id }) => id))
  const kept = settlings.filter(({ notice }) => counted.has(notice.id))
  await followDigests(tx, deps, kept)
  await tellFailed(tx, deps, kept)
  const ends = kept.filter(({ ending }) => ending.state !== 'queued')
  await recordAll(tx, deps, ends.map(journalRow))
  const silenced = changed.filter((row) => row.silenced).map(({ id }) => id)
  await journalEndings(tx, deps, silenced)
  return kept
}

function rowOf({ notice, ending, isUnbegun }: Settling): Record<string, unknown> {
  return {
    id: notice.id,
    lease: notice.leaseUntil,
    // A try before this one may have arrived: it keeps its hour.
    state: ending.state === 'queued' && notice.mayHaveArrived ? 'unknown' : ending.state,
    reason: ending.reason,
    error: ending.error,
    next_at: ending.nextAt,
    sent_at: notice.sentAt,
    message_id: ending.messageId,
    chat_id: ending.chatId,
    attempts: notice.attempts - (isUnbegun ? 1 : 0),
    // What arrived may be the picture of an earlier try: the platform keeps the first one it took.
    redraw: ending.state === 'delivered' && notice.mayHaveArrived && notice.channel === 'card',
  }
}

async function followDigests(tx: Tx, deps: SettleDeps, kept: readonly Settling[]): Promise<void> {
  for (const { notice, ending } of kept) {
    if (!isDigest(notice) || ending.nextAt !== undefined || ending.state === 'queued') continue
    await followDigest(tx, deps, { digestId: notice.id, state: ending.state, reason: ending.reason })
  }
}

function journalRow({ notice, ending }: Settling) {
  return {
    action: `notice.${ending.state}`,
    by: 'clock',
    channel: 'clock',
    source: `notice:${notice.id}`,
    subject: notice.subject,
    reason: ending.reason,
    details: { kind: notice.kind, channel: notice.channel, to: notice.to, attempts: notice.attempts, error: ending.error },
  } as const
}

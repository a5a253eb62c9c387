import { z } from 'zod'

import type { Tx } from '../../db/types.ts'
import { shanghaiDate, startOfDay } from '../../lib/calendar.ts'
import type { Clock } from '../../lib/clock.ts'
import type { WorkCalendar } from '../../lib/work-calendar.ts'
import { journalEndings } from '../journal-endings.ts'
import type { NoticeKinds } from '../kinds.ts'
import type { NoticeReason } from '../reasons.ts'
import type { DueNotice, Evening, NoticeKind, Urgency } from '../types.ts'
import { decideEvening, type EveningQuestion } from './decide.ts'
import { dropSettled, giveToDigest, isDigest } from './digest.ts'
import { eveningSettings } from './settings.ts'

export interface EveningDeps {
  readonly clock: Clock
  readonly kinds: NoticeKinds
  /** Today's working days; asked for ordinary messages only. */
  readonly workCalendar: (tx: Tx) => Promise<WorkCalendar>
}

/** A card the worker holds, about to be drawn. */
export interface DueCard extends DueNotice {
  readonly leaseUntil: Date
  /** An earlier try may have reached the person: only its repeat tells. */
  readonly mayHaveArrived: boolean
}

export type Hold =
  /** It goes out now, and weighs this much when today's ordinary ones are counted. */
  | { readonly hold: 'none'; readonly weighs: Urgency }
  /** It waits: its row says until when or in which digest. */
  | { readonly hold: 'held' }
  /** It is not told at all. */
  | { readonly hold: 'drop'; readonly reason: NoticeReason }

const eveningOf = ({ evening, urgency }: NoticeKind): Evening => evening ?? (urgency === 'ordinary' ? 'counted' : 'at-once')

/** Decides when a card that is due goes out, and keeps that decision in the same transaction. @see decideEvening for the rule */
export async function holdFor(tx: Tx, deps: EveningDeps, { card, kind }: { card: DueCard; kind: NoticeKind }): Promise<Hold> {
  const now = deps.clock.now()
  if (isDigest(card)) await dropSettled(tx, deps, card.id)
  const evening = eveningOf(kind)
  if (evening === 'at-once' || card.mayHaveArrived) return { hold: 'none', weighs: kind.urgency }
  const standing = (await kind.standing?.(tx, card, now)) ?? { isMajor: false, actBy: null }
  if (standing.isMajor) return { hold: 'none', weighs: 'major' }
  const { ordinaryADay } = eveningSettings(shanghaiDate(now))
  const question: EveningQuestion = { evening, actBy: standing.actBy, ordinaryADay, ...(await tellingsBeside(tx, card, now)) }
  const calendar = await deps.workCalendar(tx)
  const answer = decideEvening(question, now, calendar)
  if (answer.go === 'never') return { hold: 'drop', reason: 'newer-telling' }
  await dropOlder(tx, deps, card)
  if (answer.go === 'later') {
    await holdUntil(tx, card, answer.at)
    return { hold: 'held' }
  }
  if (answer.go === 'in-digest' && (await giveToDigest(tx, card, { at: answer.at, now }))) return { hold: 'held' }
  return { hold: 'none', weighs: 'ordinary' }
}

const beside = z.tuple([z.object({ isSuperseded: z.boolean(), rings: z.boolean(), sentToday: z.number() })])

/** A card held over a long holiday was made up to this many days before the day on which it counts. */
const longestHeldDays = 15

/** What else this person is told: about the same thing later than this, by ringing this, and today. */
async function tellingsBeside(tx: Tx, { id, kind, subject, to, createdAt }: DueCard, now: Date) {
  const today = startOfDay(shanghaiDate(now))
  const since = new Date(today.getTime() - longestHeldDays * 86_400_000)
  const rows = await tx.$queryRaw`
    SELECT EXISTS (
        SELECT FROM notice WHERE person_id = ${to.personId} AND organisation_id = ${to.organisationId} AND role = ${to.role}
          AND kind = ${kind} AND subject_type = ${subject.type} AND subject_id = ${subject.id} AND channel = 'card' AND state = 'queued'
          AND (created_at, id) > (${createdAt}::timestamptz, ${id})) AS "isSuperseded",
      EXISTS (SELECT FROM notice WHERE parent_id = ${id} AND state = 'queued') AS rings,
      (SELECT count(*)::int FROM notice WHERE person_id = ${to.personId} AND created_at >= ${since}::timestamptz
        AND sent_at >= ${today}::timestamptz AND channel = 'card' AND urgency = 'ordinary' AND subject_type <> 'digest') AS "sentToday"`
  return beside.parse(rows)[0]
}

const dropped = z.array(z.object({ id: z.string() }))

/** Of several tellings of one thing that wait for one person the newest is told; a digest that held an older one lets it go. */
async function dropOlder(tx: Tx, deps: EveningDeps, { id, kind, subject, to, createdAt }: DueCard): Promise<void> {
  const rows = await tx.$queryRaw`
    UPDATE notice SET state = 'dropped', reason = ${'newer-telling' satisfies NoticeReason}, next_at = NULL, digest_id = NULL
    WHERE person_id = ${to.personId} AND organisation_id = ${to.organisationId} AND role = ${to.role}
      AND kind = ${kind} AND subject_type = ${subject.type} AND subject_id = ${subject.id} AND channel = 'card' AND state = 'queued'
      AND (created_at, id) < (${createdAt}::timestamptz, ${id}) AND lease_until IS NULL
      AND NOT EXISTS (SELECT FROM notice AS ring WHERE ring.parent_id = notice.id AND ring.state = 'queued')
    RETURNING id`
  await journalEndings(
    tx,
    deps,
    dropped.parse(rows).map((row) => row.id),
  )
}

async function holdUntil(tx: Tx, { id, leaseUntil }: DueCard, at: Date): Promise<void> {
  await tx.notice.updateMany({
    where: { id, leaseUntil },
    data: { nextAt: at, reason: 'quiet-hours' satisfies NoticeReason, error: null, leaseUntil: null },
  })
}

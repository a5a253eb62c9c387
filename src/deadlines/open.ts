import type { Tx } from '../db/types.ts'
import type { Subject } from '../journal/types.ts'
import { toJson } from '../lib/json.ts'
import { openWhere, runningOf } from './running.ts'
import type { RungDeps, RunningDeadline } from './types.ts'

export interface DeadlineOpening {
  readonly kind: string
  readonly subject: Subject
  /** Exclusive: "by 20 December" is 21 December 00:00 Shanghai. */
  readonly dueAt: Date
  /** From when hours and days are counted; default now, unchanged when the clock runs already. */
  readonly openedAt?: Date
  /** Handed to the cards its rungs send. */
  readonly params?: Record<string, unknown>
}

/** The row waits for its first tick, which lays out its ladder; version 0 says that this has not happened. */
export const notYetPlanned = 0

/**
 * Starts a clock for a subject, or moves the one of this kind that runs already.
 *
 * Opening again with the same due instant changes nothing. A move closes the old row, whose rungs stay on record, and starts
 * a new one: what lies ahead of the new due instant is told again, what is past is not. The next tick lays out the ladder,
 * so that commands need to know neither ladders nor calendars.
 */
export async function openDeadline(tx: Tx, deps: RungDeps, opening: DeadlineOpening): Promise<RunningDeadline> {
  const started = await start(tx, deps, opening)
  if (started !== null) return started
  await lockKind(tx, opening)
  const current = await tx.deadline.findFirst({ where: openWhere(opening.kind, opening.subject) })
  if (current === null) return startedAnew(tx, deps, opening)
  const openedAt = opening.openedAt ?? current.openedAt
  const params = opening.params ?? runningOf(current).params
  const isSame = current.dueAt.getTime() === opening.dueAt.getTime() && current.openedAt.getTime() === openedAt.getTime()
  if (isSame) return runningOf(await tx.deadline.update({ where: { id: current.id }, data: { params: asJson(params) } }))
  await tx.deadline.update({
    where: { id: current.id },
    data: { state: 'cancelled', reason: 'moved', closedAt: deps.clock.now(), nextRung: null, nextAt: null, leaseUntil: null },
  })
  return startedAnew(tx, deps, { ...opening, openedAt, params })
}

/**
 * Gives a running clock another due instant; see {@link openDeadline}.
 *
 * @returns undefined when no clock of this kind runs for the subject.
 */
export async function moveDeadline(tx: Tx, deps: RungDeps, move: Omit<DeadlineOpening, 'openedAt'>): Promise<RunningDeadline | undefined> {
  const current = await tx.deadline.findFirst({ where: openWhere(move.kind, move.subject), select: { id: true } })
  return current === null ? undefined : openDeadline(tx, deps, move)
}

/** One open clock a kind and subject: two commands at once must not both find none. */
async function lockKind(tx: Tx, { kind, subject }: DeadlineOpening): Promise<void> {
  const key = `deadline:${kind}:${subject.type}:${subject.id}`
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))::text`
}

/** Starts a clock where none runs, in one statement; null when one does. */
async function start(tx: Tx, { clock, ids }: RungDeps, opening: DeadlineOpening): Promise<RunningDeadline | null> {
  const now = clock.now()
  const { kind, subject, dueAt } = opening
  const row = { id: ids.next(), openedAt: opening.openedAt ?? now, params: opening.params ?? {} }
  // Due at once, with a "now" its command read a moment ago: being due is never among the rungs that were past already.
  const opensAt = dueAt < now ? dueAt : now
  const added = await tx.$executeRaw`
    INSERT INTO deadline (id, kind, subject_type, subject_id, opened_at, due_at, ladder_version, next_at, state, params)
    VALUES (${row.id}, ${kind}, ${subject.type}, ${subject.id}, ${row.openedAt}::timestamptz, ${dueAt}::timestamptz,
            ${notYetPlanned}, ${opensAt}::timestamptz, 'open', ${toJson(row.params)}::jsonb)
    ON CONFLICT (kind, subject_type, subject_id) WHERE state = 'open' DO NOTHING`
  return added === 0 ? null : { ...row, kind, subject, dueAt }
}

/** Starts a clock where the last one has just been closed under the lock. */
async function startedAnew(tx: Tx, deps: RungDeps, opening: DeadlineOpening): Promise<RunningDeadline> {
  const started = await start(tx, deps, opening)
  if (started === null) throw new Error(`a second clock ${opening.kind} for ${opening.subject.type} ${opening.subject.id}`)
  return started
}

/** A plain value without bigint or NUL. */
function asJson(params: Record<string, unknown>) {
  return JSON.parse(toJson(params))
}

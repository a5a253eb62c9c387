import { z } from 'zod'

import type { Tx } from '../db/types.ts'
import { addDays, shanghaiDate, startOfDay } from '../lib/calendar.ts'
import type { Clock } from '../lib/clock.ts'
import type { Subject } from './types.ts'

/** How far the chain had come when a day ended. */
export interface DayRoot {
  /** 'YYYY-MM-DD', Shanghai: the last day that is over. */
  readonly day: string
  /** The last place the root before covers; this one covers what follows up to `position`. */
  readonly after: bigint
  readonly position: bigint
  /** SHA-256, hexadecimal: stands for every row up to `position`. */
  readonly hash: string
}

/** Any fixed number of our own: one process makes the root of a day. */
const rootTurn = 375_004

const found = z.array(z.object({ position: z.bigint(), hash: z.string() }))

/**
 * Keeps the root of the days that are over, when rows were sealed since the last one. Call it when no row of these days waits
 * to be sealed; one that commits later is covered by the next root.
 *
 * @returns null when there is nothing new to stand for, or another process has made it.
 */
export async function keepDayRoot(tx: Tx, { clock }: { clock: Clock }): Promise<DayRoot | null> {
  const now = clock.now()
  const today = shanghaiDate(now)
  // A statement of its own: the root another process has just committed must be seen.
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${rootTurn})::text`
  const last = await tx.journalRoot.findFirst({ orderBy: { position: 'desc' } })
  const root = { day: addDays(today, -1), after: last?.position ?? 0n }
  if (last !== null && last.day >= root.day) return null
  const rows = await tx.$queryRaw`
    SELECT seal.position, seal.hash FROM journal_seal AS seal JOIN journal USING (seq)
    WHERE seal.position > ${root.after} AND journal.at < ${startOfDay(today)}::timestamptz
    ORDER BY seal.position DESC LIMIT 1`
  const [end] = found.parse(rows)
  if (end === undefined) return null
  await tx.journalRoot.create({ data: { day: root.day, ...end, madeAt: now } })
  return { ...root, ...end }
}

/** What the rows under one root are about, each once. */
export interface RootMatters {
  readonly subjects: readonly Subject[]
  /** Bodies under which people acted. */
  readonly organisationIds: readonly string[]
}

const matters = z.tuple([z.object({ subjects: z.array(z.object({ type: z.string(), id: z.string() })), bodies: z.array(z.string()) })])

/** What happened under a root. Practice data of the past is left out: it concerns nobody. */
export async function mattersOf(tx: Tx, { after, position }: Pick<DayRoot, 'after' | 'position'>): Promise<RootMatters> {
  const rows = await tx.$queryRaw`
    WITH covered AS MATERIALIZED (
      SELECT subject_type, subject_id, actor_organisation_id FROM journal_seal AS seal JOIN journal USING (seq)
      WHERE seal.position > ${after} AND seal.position <= ${position} AND channel <> 'practice')
    SELECT
      COALESCE((SELECT jsonb_agg(DISTINCT jsonb_build_object('type', subject_type, 'id', subject_id)) FROM covered), '[]') AS subjects,
      ARRAY(SELECT DISTINCT actor_organisation_id FROM covered WHERE actor_organisation_id IS NOT NULL) AS bodies`
  const [{ subjects, bodies }] = matters.parse(rows)
  return { subjects, organisationIds: bodies }
}

/** The kept root of a day; null when none was made. */
export async function dayRootOf(tx: Tx, day: string): Promise<{ hash: string; position: bigint } | null> {
  return tx.journalRoot.findUnique({ where: { day }, select: { hash: true, position: true } })
}

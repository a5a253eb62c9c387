import { z } from 'zod'

import type { Tx } from '../db/types.ts'
import { toJson } from '../lib/json.ts'

/** past: already over when the deadline opened. nobody: there was no one to tell. */
export type RungOutcome = 'fired' | 'collapsed' | 'nobody' | 'past'

export interface RungEntry {
  readonly rung: string
  /** A person, or a word in angle brackets for what is no person. */
  readonly recipient: string
  readonly outcome: RungOutcome
}

/** Stands for "this rung as a whole". */
export const noRecipient = '<rung>'
/** Stands for a handler that ran. */
export const runRecipient = (run: string) => `<run:${run}>`

/** What the rungs of one deadline did at an instant. */
export interface RungLog {
  readonly deadlineId: string
  readonly ladderVersion: number
  readonly at: Date
  readonly entries: readonly RungEntry[]
}

const kept = z.array(z.object({ deadline_id: z.string(), rung: z.string(), recipient: z.string() }))

/** Keeps what rungs did, in one statement. @returns for each log the entries that were not there before; the others happened already. */
export async function logRungs(tx: Tx, logs: readonly RungLog[]): Promise<RungEntry[][]> {
  const rows = logs.flatMap(({ deadlineId, ladderVersion, at, entries }) =>
    entries.map(({ rung, recipient, outcome }) => ({ deadline_id: deadlineId, version: ladderVersion, at, rung, recipient, outcome })),
  )
  if (rows.length === 0) return logs.map(() => [])
  const found = await tx.$queryRaw`
    INSERT INTO deadline_rung (deadline_id, ladder_version, rung, recipient, fired_at, outcome)
    SELECT deadline_id, version, rung, recipient, at, outcome
    FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS entry
      (deadline_id text, version int, rung text, recipient text, at timestamptz, outcome text)
    ON CONFLICT DO NOTHING RETURNING deadline_id, rung, recipient`
  const keyOf = (deadlineId: string, rung: string, recipient: string) => `${deadlineId} ${rung} ${recipient}`
  const isNew = new Set(kept.parse(found).map(({ deadline_id, rung, recipient }) => keyOf(deadline_id, rung, recipient)))
  return logs.map(({ deadlineId, entries }) => entries.filter(({ rung, recipient }) => isNew.has(keyOf(deadlineId, rung, recipient))))
}

const done = z.array(z.object({ deadline_id: z.string(), rungs: z.array(z.string()) }))

/** The rungs that happened already, by deadline; one of which none has is left out. */
export async function doneRungs(
  tx: Tx,
  deadlines: readonly { readonly id: string; readonly ladderVersion: number }[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (deadlines.length === 0) return new Map()
  const rows = await tx.$queryRaw`
    SELECT deadline_id, array_agg(DISTINCT rung) AS rungs
    FROM jsonb_to_recordset(${toJson(deadlines)}::jsonb) AS asked (id text, "ladderVersion" int)
    JOIN deadline_rung ON deadline_id = asked.id AND ladder_version = asked."ladderVersion"
    GROUP BY deadline_id`
  return new Map(done.parse(rows).map(({ deadline_id, rungs }) => [deadline_id, new Set(rungs)]))
}

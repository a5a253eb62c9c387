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

interface RungLog {
  readonly deadlineId: string
  readonly ladderVersion: number
  readonly at: Date
}

/** Keeps what a rung did. @returns the entries that were not there before; the others happened already. */
export async function logRungs(tx: Tx, log: RungLog, entries: readonly RungEntry[]): Promise<RungEntry[]> {
  if (entries.length === 0) return []
  const kept = await tx.$queryRaw`
    INSERT INTO deadline_rung (deadline_id, ladder_version, rung, recipient, fired_at, outcome)
    SELECT ${log.deadlineId}, ${log.ladderVersion}::int, rung, recipient, ${log.at}::timestamptz, outcome
    FROM jsonb_to_recordset(${toJson(entries)}::jsonb) AS entry (rung text, recipient text, outcome text)
    ON CONFLICT DO NOTHING RETURNING rung, recipient`
  const isNew = new Set(
    z
      .array(z.object({ rung: z.string(), recipient: z.string() }))
      .parse(kept)
      .map(({ rung, recipient }) => `${rung} ${recipient}`),
  )
  return entries.filter(({ rung, recipient }) => isNew.has(`${rung} ${recipient}`))
}

/** The rungs that happened already, by name. */
export async function doneRungs(tx: Tx, deadlineId: string, ladderVersion: number): Promise<ReadonlySet<string>> {
  const rows = await tx.deadlineRung.findMany({ where: { deadlineId, ladderVersion }, select: { rung: true }, distinct: ['rung'] })
  return new Set(rows.map(({ rung }) => rung))
}

import type { Tx } from '../db/types.ts'
import type { Clock } from '../lib/clock.ts'
import { toJson } from '../lib/json.ts'
import type { JournalEntry } from './types.ts'

interface JournalDeps {
  readonly clock: Clock
}

/**
 * Writes one row of the audit trail in the caller's transaction: no row without its act, no act without its row.
 *
 * Never put a token, a telephone number or the text of a message into `details`.
 */
export async function record(tx: Tx, deps: JournalDeps, entry: JournalEntry): Promise<void> {
  await recordAll(tx, deps, [entry])
}

/** Writes several rows in one statement; they follow each other in the order given and are sealed once the transaction commits. */
export async function recordAll(tx: Tx, { clock }: JournalDeps, entries: readonly JournalEntry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = toJson(entries.map(rowOf))
  await tx.$executeRaw`
    WITH written AS (
      INSERT INTO journal (at, action, actor_person_id, actor_organisation_id, actor_role, channel, source,
                           subject_type, subject_id, from_state, to_state, reason, details, evidence)
      SELECT ${clock.now()}::timestamptz, action, person, organisation, role, channel, source,
             subject_type, subject_id, from_state, to_state, reason, details, evidence
      FROM jsonb_to_recordset(${rows}::jsonb) AS entry (
        n int, action text, person text, organisation text, role text, channel text, source text,
        subject_type text, subject_id text, from_state text, to_state text, reason text, details jsonb, evidence text[])
      ORDER BY n RETURNING seq)
    INSERT INTO journal_unsealed (seq) SELECT seq FROM written`
}

function rowOf(entry: JournalEntry, n: number): Record<string, unknown> {
  const by = entry.by === 'clock' ? undefined : entry.by
  return {
    n,
    action: entry.action,
    person: by?.personId,
    organisation: by?.organisationId,
    role: by?.role,
    channel: entry.channel,
    source: entry.source,
    subject_type: entry.subject.type,
    subject_id: entry.subject.id,
    from_state: entry.from,
    to_state: entry.to,
    reason: entry.reason,
    details: entry.details ?? {},
    evidence: entry.evidence ?? [],
  }
}

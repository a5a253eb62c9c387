import type { Tx } from '../db/types.ts'
import type { JournalActor, JournalEntry, Subject } from './types.ts'

/** One row of the audit trail as it was written. */
export interface RecordedEntry {
  /** Order of writing within the database. */
  readonly seq: bigint
  readonly at: Date
  readonly action: string
  readonly by: JournalActor | 'clock'
  readonly channel: string
  readonly source: string | undefined
  readonly subject: Subject
  readonly from: string | undefined
  readonly to: string | undefined
  readonly reason: string | undefined
  readonly details: Record<string, unknown>
  readonly evidence: NonNullable<JournalEntry['evidence']>
}

/**
 * What happened to one subject, oldest first; the newest `limit` rows when there are more.
 *
 * Says everything: the caller decides what its reader may see.
 */
export async function timeline(tx: Tx, subject: Subject, limit = 200): Promise<RecordedEntry[]> {
  const rows = await tx.journalRow.findMany({
    where: { subjectType: subject.type, subjectId: subject.id },
    orderBy: { seq: 'desc' },
    take: limit,
  })
  return rows.reverse().map((row) => ({
    seq: row.seq,
    at: row.at,
    action: row.action,
    by: actorOf(row),
    channel: row.channel,
    source: row.source ?? undefined,
    subject,
    from: row.fromState ?? undefined,
    to: row.toState ?? undefined,
    reason: row.reason ?? undefined,
    details: isRecord(row.details) ? row.details : {},
    evidence: row.evidence,
  }))
}

function actorOf(row: {
  actorPersonId: string | null
  actorOrganisationId: string | null
  actorRole: string | null
}): JournalActor | 'clock' {
  if (row.actorPersonId === null) return 'clock'
  return { personId: row.actorPersonId, organisationId: row.actorOrganisationId ?? '', role: row.actorRole ?? '' }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

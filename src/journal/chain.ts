import { createHash } from 'node:crypto'

/** A row of the journal with every column as text, the way it is hashed. */
export interface ChainRow {
  readonly seq: bigint
  readonly at: Date
  readonly action: string
  readonly actorPersonId: string | null
  readonly actorOrganisationId: string | null
  readonly actorRole: string | null
  readonly channel: string
  readonly source: string | null
  readonly subjectType: string
  readonly subjectId: string
  readonly fromState: string | null
  readonly toState: string | null
  readonly reason: string | null
  /** As PostgreSQL writes `jsonb`: keys in its own fixed order, numbers to the last digit. */
  readonly details: string
  readonly evidence: readonly string[] | null
}

/** What the first row is chained to. */
export const beforeFirst = '0'.repeat(64)

/**
 * The hash of a row in its place: SHA-256 over the hash before it and every column, hexadecimal.
 *
 * The order of the columns is part of what is kept: a change here would make every journal look forged.
 */
export function hashAfter(previous: string, row: ChainRow): string {
  const columns = [
    row.seq.toString(),
    row.at.toISOString(),
    row.action,
    row.actorPersonId,
    row.actorOrganisationId,
    row.actorRole,
    row.channel,
    row.source,
    row.subjectType,
    row.subjectId,
    row.fromState,
    row.toState,
    row.reason,
    row.details,
    row.evidence,
  ]
  return createHash('sha256')
    .update(`${previous}\n${JSON.stringify(columns)}`)
    .digest('hex')
}

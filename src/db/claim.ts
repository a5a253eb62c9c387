import { z } from 'zod'

import { Prisma } from './generated/client.ts'
import type { Tx } from './types.ts'

/** The tables whose rows wait for their time, with their key. Names become SQL, so nothing else is accepted. */
const keyOf = { notice: 'id', deadline: 'id', inbox_item: 'key' } as const

/** A table whose due rows can be claimed. */
export type ClaimableTable = keyof typeof keyOf

/** Which rows to claim, and for how long. */
export interface Claim {
  table: ClaimableTable
  /** When the row wants attention; default `next_at`. */
  dueColumn?: 'next_at' | 'refresh_at'
  /** Most rows at once. */
  limit: number
  /** Domain time: rows due up to and including it are claimed. */
  now: Date
  /** Machine time: leases that ended before it count as abandoned. */
  machineNow: Date
  /** Machine time until which the rows are ours; after it another worker may take them. */
  leaseUntil: Date
}

const rows = z.array(z.object({ id: z.string() }))

/**
 * Claims due rows for this worker: any number of workers may ask at once and none gets a row of another.
 *
 * The worker finishes a row by moving or clearing its due column and its lease. When it dies first, the lease runs out and
 * the row is claimed again: the work on it has to bear that.
 *
 * @returns keys, longest due first; empty when nothing is due.
 */
export async function claimDue(tx: Pick<Tx, '$queryRaw'>, claim: Claim): Promise<string[]> {
  const table = Prisma.raw(`"${claim.table}"`)
  const key = Prisma.raw(`"${keyOf[claim.table]}"`)
  const due = Prisma.raw(`"${claim.dueColumn ?? 'next_at'}"`)
  // MATERIALIZED: otherwise the planner may run the inner query more than once and lock more rows than the limit.
  const claimed = await tx.$queryRaw`
    WITH ready AS MATERIALIZED (
      SELECT ${key} AS id FROM ${table}
      WHERE ${due} <= ${claim.now} AND (lease_until IS NULL OR lease_until <= ${claim.machineNow})
      ORDER BY ${due}, ${key} LIMIT ${claim.limit} FOR UPDATE SKIP LOCKED
    ), claimed AS (
      UPDATE ${table} AS t SET lease_until = ${claim.leaseUntil} FROM ready WHERE t.${key} = ready.id
      RETURNING t.${key} AS id, t.${due} AS due
    )
    SELECT id FROM claimed ORDER BY due, id`
  return rows.parse(claimed).map(({ id }) => id)
}

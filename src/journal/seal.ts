import { z } from 'zod'

import { inTransaction } from '../db/transaction.ts'
import type { Database, Tx } from '../db/types.ts'
import { beforeFirst, type ChainRow, hashAfter } from './chain.ts'
import { chainColumns, chainRow } from './chain-rows.ts'

/** Any fixed number of our own: one sealer at a time, whichever process it runs in. */
const sealerTurn = 375_003

/** Rows of one transaction: a transaction of milliseconds, and bounded memory on a first run over an old journal. */
const batch = 500

const oldest = z.array(z.object({ at: z.date() }))

/** When the row was written that has waited longest to be sealed; null when none waits. */
export async function oldestUnsealedAt(tx: Tx): Promise<Date | null> {
  const rows = await tx.$queryRaw`SELECT at FROM journal_unsealed JOIN journal USING (seq) ORDER BY seq LIMIT 1`
  return oldest.parse(rows)[0]?.at ?? null
}

/**
 * Gives every committed row its place in the chain, those that committed first in front.
 *
 * A row waits in `journal_unsealed` from its own transaction on, so the cost follows what is new, a transaction that takes
 * long delays nobody else's rows, and no command waits for the hash of another. Rows found waiting together are placed by
 * `seq`. Any number of processes may call it: one acts, the others return at once.
 *
 * @returns how many rows were sealed by this call.
 */
export async function sealJournal(db: Database): Promise<number> {
  for (let sealed = 0; ; ) {
    const count = await inTransaction(db, sealBatch)
    sealed += count
    if (count < batch) return sealed
  }
}

/** The end of the chain. */
export interface ChainEnd {
  /** 0 when nothing is sealed yet. */
  readonly position: bigint
  readonly hash: string
}

/** Where the chain ends now. */
export async function chainEnd(tx: Tx): Promise<ChainEnd> {
  const last = await tx.journalSeal.findFirst({ orderBy: { position: 'desc' }, select: { position: true, hash: true } })
  return last ?? { position: 0n, hash: beforeFirst }
}

async function sealBatch(tx: Tx): Promise<number> {
  // A statement of its own: what the sealer before has committed must be in the snapshot of the next one.
  if (!(await takeTurn(tx))) return 0
  const rows = await waiting(tx)
  if (rows.length > 0) await place(tx, await chainEnd(tx), rows)
  return rows.length
}

const turn = z.tuple([z.object({ mine: z.boolean() })])

async function takeTurn(tx: Tx): Promise<boolean> {
  const rows = await tx.$queryRaw`SELECT pg_try_advisory_xact_lock(${sealerTurn}) AS mine`
  return turn.parse(rows)[0].mine
}

/** Rows that were taken away before they were sealed stay in the list of what waits: the verifier names them. */
async function waiting(tx: Tx): Promise<ChainRow[]> {
  const rows = await tx.$queryRaw`
    SELECT ${chainColumns} FROM journal_unsealed JOIN journal USING (seq) ORDER BY seq LIMIT ${batch}`
  return z.array(chainRow).parse(rows)
}

async function place(tx: Tx, end: ChainEnd, rows: readonly ChainRow[]): Promise<void> {
  const seals: { position: bigint; seq: bigint; hash: string }[] = []
  let { position, hash } = end
  for (const row of rows) {
    position += 1n
    hash = hashAfter(hash, row)
    seals.push({ position, seq: row.seq, hash })
  }
  const seqs = seals.map(({ seq }) => seq)
  await tx.$executeRaw`
    WITH placed AS (
      INSERT INTO journal_seal (position, seq, hash)
      SELECT * FROM unnest(${seals.map((seal) => seal.position)}::bigint[], ${seqs}::bigint[], ${seals.map((seal) => seal.hash)}::text[]))
    DELETE FROM journal_unsealed WHERE seq = ANY(${seqs}::bigint[])`
}

import { z } from 'zod'

import type { Tx } from '../db/types.ts'
import { chainColumns, chainRow } from './chain-rows.ts'
import { type Finding, Findings } from './findings.ts'
import { walkChain } from './walk.ts'

/** A root somebody outside has kept. */
export interface ToldRoot {
  /** 'YYYY-MM-DD', Shanghai. */
  readonly day: string
  /** The hash or its beginning, lower-case hexadecimal. */
  readonly hash: string
}

/** What the journal looks like. */
export interface Verification {
  readonly sealed: bigint
  /** Rows that have no place yet, and when the oldest of them was written. */
  readonly unsealed: { readonly count: number; readonly oldestAt: Date | null }
  readonly lastRoot: { readonly day: string; readonly position: bigint; readonly hash: string } | null
  /** At most the first thousand, in the order found. */
  readonly findings: readonly Finding[]
  readonly findingCount: number
}

/**
 * Reads the whole journal and says what is not as it was sealed. Memory is bounded; rows written meanwhile do no harm.
 *
 * Whoever writes the whole chain and the kept roots anew leaves nothing inside that does not fit: such a chain is found by a
 * root that was told to somebody outside.
 *
 * @param told - roots from outside, to be found in the chain.
 * @param progress - told now and then how many places have been looked at.
 */
export async function verifyJournal(
  tx: Tx,
  told: readonly ToldRoot[] = [],
  progress: (places: bigint) => void = () => {},
): Promise<Verification> {
  const findings = new Findings()
  const unseen = new Set(told)
  const sealed = await walkChain(tx, findings, ({ position, hashes }) => {
    for (const root of unseen) if (hashes.some((hash) => hash.startsWith(root.hash))) unseen.delete(root)
    progress(position)
  })
  for (const { day } of unseen) findings.add({ fault: 'root-lost', day })
  for (const { day, position } of await lostRoots(tx)) findings.add({ fault: 'root-lost', day, position })
  for await (const row of unplacedRows(tx)) findings.add({ fault: 'inserted', seq: row.seq, row })
  for (const seq of await goneBeforeSealing(tx)) findings.add({ fault: 'missing', seq })
  return {
    sealed,
    unsealed: await unsealedTail(tx),
    lastRoot: await tx.journalRoot.findFirst({ orderBy: { day: 'desc' }, select: { day: true, position: true, hash: true } }),
    findings: findings.list,
    findingCount: findings.count,
  }
}

/** Roots kept beside the chain that it does not have any more. */
async function lostRoots(tx: Tx): Promise<{ day: string; position: bigint }[]> {
  const rows = await tx.$queryRaw`
    SELECT root.day, root.position FROM journal_root AS root LEFT JOIN journal_seal AS seal USING (position)
    WHERE seal.hash IS DISTINCT FROM root.hash ORDER BY root.day`
  return z.array(z.object({ day: z.string(), position: z.bigint() })).parse(rows)
}

const batch = 1000

/** Rows with no place in the chain that do not wait for one either. */
async function* unplacedRows(tx: Tx) {
  for (let after = 0n; ; ) {
    const rows = await tx.$queryRaw`
      SELECT ${chainColumns} FROM journal
      WHERE seq > ${after} AND NOT EXISTS (SELECT FROM journal_seal AS seal WHERE seal.seq = journal.seq)
        AND NOT EXISTS (SELECT FROM journal_unsealed AS waiting WHERE waiting.seq = journal.seq)
      ORDER BY seq LIMIT ${batch}`
    const found = z.array(chainRow).parse(rows)
    yield* found
    if (found.length < batch) return
    after = found.at(-1)?.seq ?? after
  }
}

async function goneBeforeSealing(tx: Tx): Promise<bigint[]> {
  const rows = await tx.$queryRaw`
    SELECT seq FROM journal_unsealed AS waiting WHERE NOT EXISTS (SELECT FROM journal WHERE journal.seq = waiting.seq)
    ORDER BY seq LIMIT ${batch}`
  return z
    .array(z.object({ seq: z.bigint() }))
    .parse(rows)
    .map(({ seq }) => seq)
}

const tail = z.tuple([z.object({ count: z.number(), oldestAt: z.date().nullable() })])

async function unsealedTail(tx: Tx): Promise<Verification['unsealed']> {
  const rows = await tx.$queryRaw`
    SELECT count(*)::int AS count, min(at) AS "oldestAt" FROM journal_unsealed JOIN journal USING (seq)`
  return tail.parse(rows)[0]
}

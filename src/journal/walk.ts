import { z } from 'zod'

import type { Tx } from '../db/types.ts'
import { beforeFirst, type ChainRow, hashAfter } from './chain.ts'
import { chainColumns, chainRow } from './chain-rows.ts'
import type { Finding, Findings } from './findings.ts'

/** A place of the chain with the row that stands there today. */
interface Place {
  readonly position: bigint
  readonly seq: bigint
  readonly hash: string
  /** Null when the row is gone. */
  readonly row: ChainRow | null
}

/** Rows of one question to the database. */
const batch = 1000

/** Rows out of place are compared with each other; a journal with more of them was not merely reordered. */
const mostCompared = 60

const place = z
  .object({ position: z.bigint(), seq: z.bigint(), hash: z.string(), rowSeq: z.bigint().nullable() })
  .loose()
  .transform(({ position, seq, hash, rowSeq, ...rest }): Place => {
    const row = rowSeq === null ? null : chainRow.parse({ rowSeq, ...rest })
    return { position, seq, hash, row }
  })

/** A place whose row does not fit, with the hash it should follow. */
interface Misfit {
  readonly place: Place & { readonly row: ChainRow }
  readonly previous: string
}

/** The chain as far as it has been walked. */
interface Walk {
  position: bigint
  hash: string
  /** Of the row before as it stands: tells a changed seal from a changed row. */
  recomputed: string
  seq: bigint | undefined
  readonly misfits: Misfit[]
}

/**
 * Walks the chain from its first place to its last and adds what does not fit; each place is held against the seal before it, so
 * that one changed row is one finding.
 *
 * @param visit - told each batch: the places seen so far, and the hashes of the batch.
 * @returns how many places there are.
 */
export async function walkChain(
  tx: Tx,
  findings: Findings,
  visit: (walked: { position: bigint; hashes: readonly string[] }) => void,
): Promise<bigint> {
  const walk: Walk = { position: 0n, hash: beforeFirst, recomputed: beforeFirst, seq: undefined, misfits: [] }
  let count = 0n
  for (;;) {
    const places = await placesAfter(tx, walk.position)
    for (const one of places) step(walk, one, findings)
    count += BigInt(places.length)
    visit({ position: walk.position, hashes: places.map(({ hash }) => hash) })
    if (places.length < batch) break
  }
  for (const misfit of walk.misfits) findings.add(readMisfit(misfit, walk.misfits))
  return count
}

async function placesAfter(tx: Tx, position: bigint): Promise<Place[]> {
  const rows = await tx.$queryRaw`
    SELECT seal.position, seal.seq, seal.hash, ${chainColumns}
    FROM journal_seal AS seal LEFT JOIN journal USING (seq)
    WHERE seal.position > ${position} ORDER BY seal.position LIMIT ${batch}`
  return z.array(place).parse(rows)
}

function step(walk: Walk, one: Place, findings: Findings): void {
  const { position, seq, hash, row } = one
  const isNext = position === walk.position + 1n
  if (!isNext) findings.add({ fault: 'cut', position: walk.position + 1n, until: position - 1n, seq, row: row ?? undefined })
  if (row === null) findings.add({ fault: 'missing', position, seq, other: walk.seq })
  const recomputed = row === null ? hash : hashAfter(walk.hash, row)
  // What follows a cut has nothing left to be held against.
  if (isNext && row !== null && recomputed !== hash) misfit(walk, { ...one, row }, findings)
  Object.assign(walk, { position, seq, hash, recomputed })
}

function misfit(walk: Walk, place: Misfit['place'], findings: Findings): void {
  if (hashAfter(walk.recomputed, place.row) !== place.hash) {
    if (walk.misfits.length < mostCompared) walk.misfits.push({ place, previous: walk.hash })
    else findings.add(changed(place))
    return
  }
  // This row fits the row before: it was the seal between them that changed.
  const index = walk.misfits.findIndex(({ place: before }) => before.seq === walk.seq)
  const [before] = index < 0 ? [] : walk.misfits.splice(index, 1)
  if (before !== undefined) findings.add({ ...changed(before.place), fault: 'seal-changed' })
}

const changed = ({ position, seq, row }: Misfit['place']): Finding => ({ fault: 'changed', position, seq, row })

/** A row that fits the place of another one has been moved there, with its number or under the other's. */
function readMisfit({ place, previous }: Misfit, all: readonly Misfit[]): Finding {
  const owner = all.find(
    ({ place: other }) =>
      other.seq !== place.seq &&
      (hashAfter(previous, other.row) === place.hash || hashAfter(previous, { ...other.row, seq: place.seq }) === place.hash),
  )
  return owner === undefined ? changed(place) : { ...changed(place), fault: 'moved', other: owner.place.seq }
}

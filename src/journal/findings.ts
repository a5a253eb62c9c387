import type { ChainRow } from './chain.ts'

/** What can be wrong with the journal. */
export type Fault =
  /** The row is not what was sealed. */
  | 'changed'
  /** It stands in the place of another row. */
  | 'moved'
  /** It was sealed, or waited to be, and is gone. */
  | 'missing'
  /** Nobody sealed it, and it does not wait for it: it did not come the way rows come. */
  | 'inserted'
  /** Its seal is not what was sealed; the row is. */
  | 'seal-changed'
  /** Places of the chain are gone with whatever stood there; the row named is the first after them. */
  | 'cut'
  /** The chain does not have the root that was kept or told for a day: its end was cut off or it was written anew. */
  | 'root-lost'

/** One thing wrong with the journal, with what is known of the row. */
export interface Finding {
  readonly fault: Fault
  /** Undefined for a root, and where nothing of the row is left. */
  readonly seq?: bigint | undefined
  /** Place in the chain; for `cut` the first one gone. */
  readonly position?: bigint | undefined
  /** For `cut`: the last place gone. */
  readonly until?: bigint | undefined
  readonly row?: ChainRow | undefined
  /** For `moved`: the `seq` whose place it took. For a missing row: the last row before it. */
  readonly other?: bigint | undefined
  /** For `root-lost`: the Shanghai day. */
  readonly day?: string | undefined
}

/** Findings kept one by one; beyond it they are only counted, so that a journal written anew does not fill the memory. */
const kept = 1000

/** What was found so far. */
export class Findings {
  readonly list: Finding[] = []
  count = 0

  add(finding: Finding): void {
    this.count += 1
    if (this.list.length < kept) this.list.push(finding)
  }
}

import type { CommandDeps, Tx } from '../../db/types.ts'

/** One part of the practice data: a room that has an older version, or none, gets it; laying it twice changes nothing. */
export interface PracticePart {
  readonly part: string
  /** Raised when the part grows. */
  readonly version: number
  readonly lay: (tx: Tx, deps: CommandDeps) => Promise<void>
}

/** People and bodies of the room were there since this instant, long before its first morning. */
export const practiceSince = new Date('2025-10-01T00:00:00+08:00')

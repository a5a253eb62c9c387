import type { DeadlineKind, Ladder, Rung, RungTime } from '../../../src/deadlines/index.ts'

/** A rung that tells its own name to its readers. */
export function telling(rung: string, at: RungTime, rest: Partial<Rung> = {}): Rung {
  return { rung, at, acts: [{ tell: 'reminder', audience: 'fixer' }], clause: '375 §二(三)三', isEscalation: false, ...rest }
}

export const ladderOf = (kind: string, rungs: readonly Rung[], version = 1): Ladder => ({ kind, version, rungs })

export function kindOf(kind: string, rungs: readonly Rung[], rest: Partial<DeadlineKind> = {}): DeadlineKind {
  return { kind, ladders: [ladderOf(kind, rungs)], audiences: async () => [], runs: {}, ...rest }
}

import { setTimeout as pause } from 'node:timers/promises'

import { isWriteConflict, translated } from './errors.ts'
import type { Database, Tx } from './types.ts'

/** How often a transaction that lost against another one is run in all. */
const maxAttempts = 5

/**
 * Runs `work` in one transaction: all of it happens or nothing.
 *
 * @param work - may run several times, so it does nothing but read and write through `tx`.
 * @param random - 0 to 1; spreads the pauses, so that two losers do not meet again.
 * @throws AppError `external-unavailable` when the database cannot be reached, `not-found` when a row to change is not
 * there; a write conflict only after the fifth attempt; whatever `work` throws.
 */
export async function inTransaction<T>(db: Database, work: (tx: Tx) => Promise<T>, random: () => number = Math.random): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.prisma.$transaction(work)
    } catch (error) {
      if (!isWriteConflict(error) || attempt === maxAttempts) throw translated(error)
      // 0–10, 0–20, 0–40, 0–80 ms: a conflict is over as soon as the winner has committed.
      await pause(random() * 5 * 2 ** attempt)
    }
  }
}

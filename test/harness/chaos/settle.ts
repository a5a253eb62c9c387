import { setTimeout as pause } from 'node:timers/promises'

import { z } from 'zod'

import type { Database } from '../../../src/db/types.ts'
import type { ChaosDatabase } from './open-database.ts'
import type { Stage } from './stage.ts'

/** Rows that want something done, now or later. */
export async function waitingIn(db: Database): Promise<{ rows: number; next: Date | null }> {
  const answer = await db.prisma.$queryRaw`
    SELECT count(*)::int AS rows, max(next) AS next FROM (
      SELECT next_at AS next FROM notice WHERE next_at IS NOT NULL
      UNION ALL SELECT refresh_at FROM notice WHERE refresh_at IS NOT NULL AND message_id IS NOT NULL
      UNION ALL SELECT NULL FROM inbox_item WHERE next_at IS NOT NULL) AS waiting`
  return z.tuple([z.object({ rows: z.number(), next: z.date().nullable() })]).parse(answer)[0]
}

const lookEveryMs = 50
/** So long nothing has changed: whatever waits waits for its time, not for a processor. */
const stillMs = 2_500
/** Longer than any lease. */
export const leaseOverMs = 61_000

/**
 * Resolves when nothing waits any more.
 *
 * What waits for its time gets it: leases run out, what was put off is due, and the platform repeats what nobody took.
 */
export async function settled(stage: Stage, database: ChaosDatabase): Promise<void> {
  const { sandbox, clocks } = stage
  let last = ''
  let since = performance.now()
  for (;;) {
    const { rows, next } = await database.use(waitingIn)
    const repush = sandbox.world.events.nextDueAt()
    if (rows === 0 && repush === null && sandbox.world.events.inHand.count === 0) return
    const now = `${rows} ${stage.sendsSoFar}`
    if (now !== last) {
      last = now
      since = performance.now()
    } else if (performance.now() - since > stillMs) {
      clocks.leap(leaseOverMs)
      const latest = [repush, next].flatMap((instant) => (instant === null ? [] : [instant.getTime()]))
      await sandbox.turnTo(new Date(Math.max(...latest, sandbox.world.clock.now().getTime())))
      since = performance.now()
    }
    await pause(lookEveryMs)
  }
}

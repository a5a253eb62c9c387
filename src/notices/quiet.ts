import { z } from 'zod'

import type { Database } from '../db/types.ts'
import type { Clock } from '../lib/clock.ts'

/** A retry nearer than this is waited for; what is held for the morning is not. */
const nearMs = 5_000

const answer = z.tuple([z.object({ busy: z.boolean() })])

/** Whether nothing is due and no limiter's wait or retry ends within seconds. */
export async function isQuiet({ db, clock }: { readonly db: Database; readonly clock: Clock }): Promise<boolean> {
  const now = clock.now()
  const near = new Date(now.getTime() + nearMs)
  const rows = await db.prisma.$queryRaw`
    SELECT EXISTS (SELECT FROM notice WHERE next_at <= ${now}::timestamptz)
        OR EXISTS (SELECT FROM notice WHERE next_at <= ${near}::timestamptz AND error IS NOT NULL)
        OR EXISTS (SELECT FROM notice WHERE refresh_at <= ${near}::timestamptz AND (message_id IS NOT NULL OR digest_id IS NOT NULL)) AS busy`
  return !answer.parse(rows)[0].busy
}

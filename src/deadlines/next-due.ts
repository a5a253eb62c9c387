import { z } from 'zod'

import type { Database } from '../db/types.ts'

const answer = z.tuple([z.object({ at: z.date().nullable() })])

/**
 * When the next thing of the spine is due: a rung, a sending or a redrawing. May lie in the past when it waits to be done.
 *
 * @returns null when nothing is under way.
 */
export async function nextDueAt({ prisma }: Pick<Database, 'prisma'>): Promise<Date | null> {
  const rows = await prisma.$queryRaw`
    SELECT LEAST(
      (SELECT min(next_at) FROM deadline WHERE next_at IS NOT NULL AND lease_until IS NULL),
      (SELECT min(GREATEST(next_at, lease_until)) FROM deadline WHERE next_at IS NOT NULL AND lease_until IS NOT NULL),
      (SELECT min(next_at) FROM notice WHERE next_at IS NOT NULL),
      (SELECT min(refresh_at) FROM notice WHERE refresh_at IS NOT NULL AND (message_id IS NOT NULL OR digest_id IS NOT NULL))) AS at`
  return answer.parse(rows)[0].at
}

import type { Tx } from '../../../db/types.ts'
import { shanghaiDate, startOfDay } from '../../../lib/calendar.ts'
import type { Actor } from '../../directory/index.ts'

/**
 * The visit of this finder to a site today (Shanghai), not ended; null when this is the first hazard of it.
 *
 * Holds the finder's visits to the site until the transaction ends: two hazards registered at the same moment must not
 * begin two visits, because each would send its own notice.
 */
export async function visitFor(tx: Tx, asked: { actor: Actor; enterpriseId: string }, now: Date): Promise<string | null> {
  const { actor, enterpriseId } = asked
  const key = `visit:${actor.personId}:${actor.organisationId}:${enterpriseId}`
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))::text`
  const visit = await tx.visit.findFirst({
    where: {
      enterpriseId,
      finderPersonId: actor.personId,
      finderOrganisationId: actor.organisationId,
      startedAt: { gte: startOfDay(shanghaiDate(now)) },
      endedAt: null,
    },
    orderBy: { startedAt: 'desc' },
    select: { id: true },
  })
  return visit?.id ?? null
}

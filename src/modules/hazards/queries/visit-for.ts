import type { Tx } from '../../../db/types.ts'
import { shanghaiDate, startOfDay } from '../../../lib/calendar.ts'
import type { Actor } from '../../directory/index.ts'

/** The visit of this finder to a site today (Shanghai), not ended; null when this is the first hazard of it. */
export async function visitFor(tx: Tx, asked: { actor: Actor; enterpriseId: string }, now: Date): Promise<string | null> {
  const { actor, enterpriseId } = asked
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

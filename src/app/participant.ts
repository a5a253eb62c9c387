import type { Database } from '../db/types.ts'
import type { Clock } from '../lib/clock.ts'
import { contextsOf } from '../modules/directory/index.ts'
import type { Participant, PersonContext } from '../sandbox/index.ts'
import { practiceTours } from './practice/tours.ts'
import type { Product } from './product.ts'

/** What the room asks of the bot; several replicas may speak as one. */
export type Participating = Pick<Product, 'tick' | 'nextDueAt' | 'idle'>

/**
 * The product's side of the practice room: who people are, when its next clock runs out, whether it has work in hand.
 *
 * @param reset - empties the product's data and lays the practice data anew.
 */
export function productParticipant(
  { db, clock, product, appIds }: { db: Database; clock: Clock; product: Participating; appIds: readonly string[] },
  reset: () => Promise<void>,
): Participant {
  return {
    name: 'anze',
    contexts: async (openId) => {
      const held = await Promise.all(appIds.map((appId) => contextsOf(db.prisma, { appId, openId }, clock.now())))
      return byBody(held.flat())
    },
    nextDueAt: () => product.nextDueAt(),
    // The room has turned the clock to `until` already; what is due is asked until nothing is.
    runDue: () => product.tick(),
    idle: () => idleAfterTick(product),
    tours: () => practiceTours,
    reset,
  }
}

/** The room asks until everything is done; what is due is done at once instead of at the next second. */
async function idleAfterTick(product: Participating): Promise<boolean> {
  if (await product.idle()) return true
  await product.tick()
  return product.idle()
}

function byBody(actors: Awaited<ReturnType<typeof contextsOf>>): PersonContext[] {
  const bodies = new Map<string, PersonContext>()
  for (const { organisationId, organisationName, organisationKind, regionCode, role } of actors) {
    const roles = [...(bodies.get(organisationId)?.roles ?? []), role]
    bodies.set(organisationId, { orgId: organisationId, org: { name: organisationName, kind: organisationKind, regionCode }, roles })
  }
  return [...bodies.values()]
}

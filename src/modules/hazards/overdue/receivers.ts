import type { Tx } from '../../../db/types.ts'
import { bodiesFor, type Enterprise, type HandDelivery } from '../../directory/index.ts'

type Capacity = 'emergency-bureau' | 'industry-department' | 'both'

/** One line of where a report goes. */
export interface Receiver {
  /** Id of the body; for a body nobody has registered a made-up one that names the capacity. */
  readonly organisationId: string
  readonly name: string
  readonly capacity: Capacity
  /** Reached by card, or only by somebody who carries it there. */
  readonly way: 'card' | 'by-hand'
}

/**
 * Everybody a report about a site must reach: the county's emergency bureau and the industry department.
 *
 * Where one body is both it stands here once, as both. A body nobody of which can be reached is named for delivery by hand
 * beside the next higher one; where there is none at all, that is named too.
 *
 * @see 375 §二(二)四
 */
export async function receiversOf(tx: Tx, enterprise: Enterprise, now: Date): Promise<readonly Receiver[]> {
  const { bureau, department, departmentIsBureau, handDelivery } = await bodiesFor(tx, enterprise, now)
  const isOne = departmentIsBureau || (bureau !== null && bureau.organisationId === department?.organisationId)
  const byCard: Receiver[] = []
  if (bureau !== null) byCard.push({ ...bureau, capacity: isOne ? 'both' : 'emergency-bureau', way: 'card' })
  if (department !== null && !isOne) byCard.push({ ...department, capacity: 'industry-department', way: 'card' })
  const byHand = await Promise.all(handDelivery.map((one) => carried(tx, one, isOne)))
  const cards = byCard.map(({ organisationId, name, capacity, way }) => ({ organisationId, name, capacity, way }))
  return [...cards, ...byHand.filter(({ organisationId }) => !cards.some((card) => card.organisationId === organisationId))]
}

async function carried(tx: Tx, { capacity, name }: HandDelivery, isOne: boolean): Promise<Receiver> {
  const known = await tx.organisation.findFirst({ where: { kind: capacity, name, endedAt: null }, select: { id: true } })
  const organisationId = known?.id ?? `by-hand:${capacity}`
  return { organisationId, name, capacity: isOne && capacity === 'emergency-bureau' ? 'both' : capacity, way: 'by-hand' }
}

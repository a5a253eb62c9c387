import type { Tx } from '../../../db/types.ts'
import { type Bodies, type Body, bodiesAtLevel, bodiesFor, type Enterprise, type HandDelivery } from '../../directory/index.ts'
import { cityCopied } from '../rules/report-climb.ts'
import type { ReceiverView } from '../types.ts'

/** One line of where a report goes. */
export interface Receiver extends Pick<ReceiverView, 'capacity' | 'level' | 'basis' | 'reason'> {
  /** Id of the body; for a body nobody has registered a made-up one that names the capacity. */
  readonly organisationId: string
  readonly name: string
  /** Reached by card, or only by somebody who carries it there. */
  readonly way: 'card' | 'by-hand'
}

const why = { none: '没有登记这个部门', 'nobody-reachable': '没有能收到报告的登记人员' } as const

/**
 * Everybody a report about a site must reach: the county's emergency bureau and the industry department, and for some
 * industries a copy to the city's bureau.
 *
 * Where one body is both it stands here once, as both. A body nobody of which can be reached is named for delivery by hand
 * beside the next higher one; where there is none at all, that is named too.
 *
 * @see 375 §二(二)四
 */
export async function receiversOf(tx: Tx, enterprise: Enterprise, now: Date): Promise<readonly Receiver[]> {
  const bodies = await bodiesFor(tx, enterprise, now)
  const byHand = await Promise.all(bodies.handDelivery.map((one) => carried(tx, one, isOne(bodies))))
  const cards = byCard(bodies)
  const copies = await copiesOf(tx, enterprise, now)
  const told = new Set(cards.map(({ organisationId }) => organisationId))
  return [...cards, ...[...byHand, ...copies].filter(({ organisationId }) => !told.has(organisationId))]
}

const isOne = ({ departmentIsBureau, bureau, department }: Bodies): boolean =>
  departmentIsBureau || (bureau !== null && bureau.organisationId === department?.organisationId)

function byCard(bodies: Bodies): Receiver[] {
  const { bureau, department, handDelivery } = bodies
  const line = (body: Body, capacity: Receiver['capacity'], looked: HandDelivery['capacity']): Receiver => {
    const passedOver = handDelivery.find((one) => one.capacity === looked && one.reason === 'nobody-reachable')
    const basis = passedOver === undefined ? ('first' as const) : ('passed-up' as const)
    const reason = passedOver === undefined ? null : `${passedOver.name}${why['nobody-reachable']}`
    return { organisationId: body.organisationId, name: body.name, level: body.level, capacity, basis, reason, way: 'card' }
  }
  return [
    ...(bureau === null ? [] : [line(bureau, isOne(bodies) ? 'both' : 'emergency-bureau', 'emergency-bureau')]),
    ...(department === null || isOne(bodies) ? [] : [line(department, 'industry-department', 'industry-department')]),
  ]
}

async function copiesOf(tx: Tx, enterprise: Enterprise, now: Date): Promise<Receiver[]> {
  if (!cityCopied.includes(enterprise.industry)) return []
  const { bureau } = await bodiesAtLevel(tx, { enterprise, from: 'city' }, now)
  if (bureau === null || bureau.level !== 'city') return []
  const { organisationId, name, level } = bureau
  return [{ organisationId, name, level, capacity: 'emergency-bureau', basis: 'copy', reason: null, way: 'card' }]
}

async function carried(tx: Tx, { capacity, name, reason }: HandDelivery, isBoth: boolean): Promise<Receiver> {
  const known = await tx.organisation.findFirst({ where: { kind: capacity, name, endedAt: null }, select: { id: true } })
  return {
    organisationId: known?.id ?? `by-hand:${capacity}`,
    name,
    capacity: isBoth && capacity === 'emergency-bureau' ? 'both' : capacity,
    level: 'county',
    basis: 'first',
    reason: why[reason],
    way: 'by-hand',
  }
}

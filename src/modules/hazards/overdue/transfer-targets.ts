import type { Tx } from '../../../db/types.ts'
import { dutyRecipients, levelOf, reachable } from '../../directory/index.ts'
import type { HazardFacts } from '../facts.ts'
import type { ReceiverView } from '../types.ts'

/** A body a report may be handed on to. */
export interface TransferTarget {
  readonly organisationId: string
  readonly name: string
  readonly level: ReceiverView['level']
  /** Whether anybody on duty there has an account. */
  readonly isReachable: boolean
}

/** More options than this no picker shows well. */
const mostOffered = 60

/**
 * Bodies the report may be handed on to: bureaus of the city's counties and of all cities, and departments of the same city;
 * without those that have it already. Nearest first.
 */
export async function transferTargets(
  tx: Tx,
  { facts, actor }: { readonly facts: HazardFacts; readonly actor: { readonly organisationId: string } },
  now: Date,
): Promise<TransferTarget[]> {
  const region = facts.enterprise?.regionCode ?? ''
  const city = region.slice(0, 4)
  const known = [
    actor.organisationId,
    ...(facts.report?.recipients ?? []).filter(({ state }) => state !== 'copied').map((to) => to.organisationId),
  ]
  const rows = await tx.organisation.findMany({
    where: {
      kind: { in: ['emergency-bureau', 'industry-department'] },
      OR: [{ endedAt: null }, { endedAt: { gt: now } }],
      AND: {
        OR: [
          { regionCode: { startsWith: city } },
          { kind: 'emergency-bureau', regionCode: { startsWith: region.slice(0, 2), endsWith: '00' } },
        ],
      },
      id: { notIn: known },
      NOT: { regionCode: { endsWith: '0000' } },
    },
    orderBy: [{ regionCode: 'asc' }, { name: 'asc' }],
    select: { id: true, name: true, regionCode: true, developmentZone: true },
  })
  const near = rows.toSorted((one, other) => Number(other.regionCode.startsWith(city)) - Number(one.regionCode.startsWith(city)))
  return Promise.all(
    near.slice(0, mostOffered).map(async (row) => ({
      organisationId: row.id,
      name: row.name,
      level: levelOf(row),
      isReachable: await isReachable(tx, row.id, now),
    })),
  )
}

async function isReachable(tx: Tx, organisationId: string, now: Date): Promise<boolean> {
  for (const { personId } of await dutyRecipients(tx, { organisationId, matter: 'overdue-report' }, now))
    if (await reachable(tx, personId)) return true
  return false
}

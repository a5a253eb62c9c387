import type { Tx } from '../../../db/types.ts'

/**
 * Numbers of hazards, by the id of the hazard or of its visit, and nothing else of them: for who keeps the program running and
 * sees no hazard. Of a visit the first one, and how many there are.
 */
export async function hazardNumbers(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.hazard.findMany({
    where: { number: { not: null }, OR: [{ id: { in: [...ids] } }, { visitId: { in: [...ids] } }] },
    select: { id: true, visitId: true, number: true },
    orderBy: { number: 'asc' },
  })
  const visits = Map.groupBy(rows, ({ visitId }) => visitId ?? '')
  const ofVisits = [...visits].map(([visit, [first, ...rest]]) => {
    const number = first?.number ?? ''
    return [visit, rest.length === 0 ? number : `${number} 等${rest.length + 1}条`] as const
  })
  return new Map([...ofVisits, ...rows.map(({ id, number }) => [id, number ?? ''] as const)])
}

import type { Tx } from '../../../db/types.ts'
import type { Clock } from '../../../lib/clock.ts'
import { refreshNotices } from '../../../notices/index.ts'
import type { HazardFacts } from '../facts.ts'

/** Has every card about a hazard drawn anew: its own, and the list of its visit, on which it is one line of several. */
export async function redrawHazard(tx: Tx, deps: { readonly clock: Clock }, { hazard }: Pick<HazardFacts, 'hazard'>): Promise<void> {
  await refreshNotices(tx, deps, { type: 'hazard', id: hazard.id })
  if (hazard.visitId !== null) await refreshNotices(tx, deps, { type: 'visit', id: hazard.visitId })
}

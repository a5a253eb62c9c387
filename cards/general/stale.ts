import type { HazardView } from '../../src/modules/hazards/types.ts'
import { hazardShow } from '../hazard/hazard-show.ts'
import type { BaseContext, Card } from '../kit/index.ts'

export interface StaleView {
  readonly hazard: HazardView
}

/** The answer to a press on a card that time has passed by: nothing was changed, this is the present state. */
export function stale({ hazard }: StaleView, ctx: BaseContext): Card {
  return hazardShow({ hazard, isStale: true }, ctx)
}

import type { HazardView } from '../../src/modules/hazards/types.ts'
import { type BaseContext, button, buttonRow, type Card, drawCard, formatDay } from '../kit/index.ts'
import { hazardContext, refOf, subject } from './parts.ts'

export interface DraftPutAwayView {
  readonly hazard: HazardView
  /** Last day on which the draft can be brought back, `YYYY-MM-DD`. */
  readonly untilOn: string
}

/** A draft nobody registered was put away; it can be brought back for a while. */
export function draftPutAway({ hazard, untilOn }: DraftPutAwayView, ctx: BaseContext): Card {
  const until = formatDay(untilOn, ctx.now)
  return drawCard(hazardContext(hazard, ctx), (cut) => ({
    tone: 'closed',
    title: '草稿已收起来',
    ask: `要用就在${until}前点“取回草稿”`,
    summary: `一份隐患草稿已收起来，${until}前可以取回`,
    body: [
      subject(hazard, cut),
      ...buttonRow(
        hazard.may.includes('bring_back') ? button('hz_bring_back', '取回草稿', { value: refOf(hazard), type: 'primary' }) : null,
      ),
    ],
  }))
}

import type { HazardView } from '../../src/modules/hazards/types.ts'
import { fact, hazardContext, refOf, subject, tagsOf } from '../hazard/parts.ts'
import { type BaseContext, button, buttonRow, type Card, drawCard, lines, markdown } from '../kit/index.ts'

export interface ReportTakenBackView {
  readonly hazard: HazardView
  readonly number: string | null
  readonly reason: string
}

/** The insurer took the report back before anybody received it; a corrected one follows. */
export function reportTakenBack({ hazard, number, reason }: ReportTakenBackView, ctx: BaseContext): Card {
  return drawCard(hazardContext(hazard, ctx), (cut) => ({
    tone: 'closed',
    title: '逾期报告已由报送单位撤回',
    tags: tagsOf(hazard),
    ask: '这份报告已撤回，不用接收。改正后的报告会在24小时内再报来',
    summary: '一份逾期报告已由报送单位撤回，不用接收',
    body: [
      markdown(lines(fact('撤回的报告', number), fact('撤回原因', cut(reason)))),
      subject(hazard, cut),
      ...buttonRow(button('hz_show', '查看隐患', { value: refOf(hazard) })),
    ],
  }))
}

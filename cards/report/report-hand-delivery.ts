import { answerBy, fact, hazardContext, refOf, subject, tagsOf } from '../hazard/parts.ts'
import { type BaseContext, button, buttonRow, type Card, drawCard, lines, markdown } from '../kit/index.ts'
import { type ReportCardView, receivers, reportHead, reportRef } from './parts.ts'

export interface HandDeliveryView extends ReportCardView {
  readonly bodyName: string
  /** Why it cannot go by chat, in Chinese: 「没有登记的值班人员」. */
  readonly reason: string
  readonly answerBy?: Date | undefined
}

/** Nobody of a receiving body can be reached: the printed report is handed over. */
export function reportHandDelivery(view: HandDeliveryView, ctx: BaseContext): Card {
  const { hazard } = view
  const by = answerBy(view.answerBy, ctx)
  return drawCard(hazardContext(hazard, ctx), (cut) => ({
    tone: 'overdue',
    title: '逾期报告要当面送达',
    tags: tagsOf(hazard),
    ask: `请${by}打印报告，当面送达并取回回执，再登记`,
    summary: `请${by}当面送达一份逾期报告`,
    body: [
      markdown(lines(fact('送到', view.bodyName), fact('原因', view.reason))),
      subject(hazard, cut),
      reportHead(view, ctx),
      ...receivers(view),
      ...buttonRow(
        button('rp_doc', '报告（可打印）', { value: reportRef(view), type: 'primary' }),
        hazard.may.includes('carry_report') ? button('rp_carry_open', '登记当面送达', { value: reportRef(view) }) : null,
        button('hz_show', '查看隐患', { value: refOf(hazard) }),
      ),
    ],
  }))
}

import { fact, hazardContext, refOf, subject, tagsOf } from '../hazard/parts.ts'
import { type BaseContext, button, buttonRow, type Card, drawCard, lines, markdown } from '../kit/index.ts'
import { type ReportCardView, receivers, reportHead, reportRef } from './parts.ts'

export interface ReportReceivedView extends ReportCardView {
  /** What has just happened to the report. */
  readonly step: 'sent' | 'received' | 'answered'
  /** The receiver's opinion, once given. */
  readonly opinion?: string | undefined
}

const texts = {
  sent: { title: '逾期报告已报送', ask: '报告已报送，等对方接收，现在不用您办理' },
  received: { title: '逾期报告已接收', ask: '报告已被接收，请继续督促企业整改' },
  answered: { title: '逾期报告有处置意见', ask: '请按处置意见办理，并继续督促企业整改' },
} as const

/** How far a sent report is, for those who sent it. */
export function reportReceived(view: ReportReceivedView, ctx: BaseContext): Card {
  const { hazard } = view
  const text = texts[view.step]
  return drawCard(hazardContext(hazard, ctx), (cut) => ({
    tone: view.step === 'sent' ? 'normal' : 'done',
    title: text.title,
    tags: tagsOf(hazard),
    ask: text.ask,
    summary: text.title,
    body: [
      subject(hazard, cut),
      reportHead(view, ctx),
      ...receivers(view),
      markdown(lines(fact('处置意见', view.opinion === undefined ? null : cut(view.opinion)))),
      ...buttonRow(button('rp_show', '查看报告', { value: reportRef(view) }), button('hz_show', '查看隐患', { value: refOf(hazard) })),
    ],
  }))
}

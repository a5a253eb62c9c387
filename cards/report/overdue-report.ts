import { answerBy, hazardContext, photosBefore, refOf, subject, tagsOf } from '../hazard/parts.ts'
import { type BaseContext, button, buttonRow, type Card, type CardElement, divText, drawCard } from '../kit/index.ts'
import { type ReportCardView, receivers, reportHead, reportRef } from './parts.ts'

export interface OverdueReportView extends ReportCardView {
  /** By when receipt or opinion is expected; the end of the running clock, exclusive. */
  readonly answerBy?: Date | undefined
}

function buttons(view: OverdueReportView): CardElement[] {
  const may = new Set(view.hazard.may)
  const value = reportRef(view)
  const mayReceive = may.has('receive_report')
  return buttonRow(
    mayReceive
      ? button('rp_receive', '接收', {
          value,
          type: 'primary',
          confirm: { title: '接收这份报告？', text: '接收后生成回执号，告诉报送单位。接收不代表处置完毕。' },
        })
      : null,
    may.has('answer_report') ? button('rp_answer_open', '填写处置意见', { value, ...(!mayReceive && { type: 'primary' as const }) }) : null,
    button('rp_doc', '报告（可打印）', { value }),
    button('hz_show', '查看隐患', { value: refOf(view.hazard) }),
  )
}

function askOf({ hazard, ...view }: OverdueReportView, ctx: BaseContext): { ask: string; summary: string } {
  const by = answerBy(view.answerBy, ctx)
  if (hazard.may.includes('receive_report'))
    return { ask: `请${by}接收并依法处置：重大隐患到期没有整改`, summary: `请${by}接收一份重大隐患逾期报告` }
  if (hazard.may.includes('answer_report')) return { ask: `已接收。请${by}填写处置意见`, summary: `请${by}填写一份逾期报告的处置意见` }
  return { ask: '重大隐患逾期报告，现在不用您办理', summary: '重大隐患逾期报告的最新情况' }
}

/** The report of an overdue major hazard, to the emergency bureau and the industry department. @see 375 §二(二)四 */
export function overdueReport(view: OverdueReportView, ctx: BaseContext): Card {
  const { hazard, report } = view
  return drawCard(
    hazardContext(hazard, ctx),
    (cut) => ({
      tone: 'overdue',
      title: '重大隐患逾期报告',
      tags: tagsOf(hazard),
      ...askOf(view, ctx),
      body: [
        subject(hazard, cut),
        reportHead(view, ctx),
        ...receivers(view),
        divText(cut(report.text)),
        ...photosBefore(hazard),
        ...buttons(view),
      ],
    }),
    '点“报告（可打印）”看全文',
  )
}

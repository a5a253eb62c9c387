import { askForm } from '../hazard/decision-card.ts'
import { subject } from '../hazard/parts.ts'
import { type BaseContext, type Card, divText, type Filled, input } from '../kit/index.ts'
import type { OverdueReportView } from './overdue-report.ts'
import { receivers, reportHead, reportRef } from './parts.ts'

/** The receiver's opinion: what was done about the report. */
export function reportAnswerForm(view: OverdueReportView & Filled, ctx: BaseContext): Card {
  return askForm(
    {
      ...view,
      form: 'form_rp_answer',
      title: '填写处置意见',
      ask: '请写明怎么处置、要求什么、什么时候完成',
      summary: '请填写一份逾期报告的处置意见',
      fields: input({ name: 'opinion', label: '处置意见', required: true, max: 1000, rows: 4 }, view),
      send: { action: 'rp_answer', text: '提交处置意见', value: reportRef(view), confirm: '提交后告诉报送单位，记入报告。' },
      body: (cut) => [subject(view.hazard, cut), reportHead(view, ctx), ...receivers(view), divText(cut(view.report.text))],
    },
    ctx,
  )
}

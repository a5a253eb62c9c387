import { askForm } from '../hazard/decision-card.ts'
import { subject } from '../hazard/parts.ts'
import { type BaseContext, type Card, type Filled, input } from '../kit/index.ts'
import { type ReportCardView, receivers, reportHead, reportRef } from './parts.ts'

/** What came of the report at this body (办结); the hazard stays open until it is closed. */
export function reportDoneForm(view: ReportCardView & Filled, ctx: BaseContext): Card {
  return askForm(
    {
      ...view,
      form: 'form_rp_done',
      title: '办结逾期报告',
      ask: '请写明处置结果：采取了什么措施、隐患现在怎样',
      summary: '请填写一份逾期报告的办结情况',
      fields: input({ name: 'result', label: '办结情况', required: true, max: 1000, rows: 4 }, view),
      send: { action: 'rp_done', text: '提交办结', value: reportRef(view), confirm: '提交后告诉报送单位，记入报告。办结不等于隐患销号。' },
      body: (cut) => [subject(view.hazard, cut), reportHead(view, ctx), ...receivers(view)],
    },
    ctx,
  )
}

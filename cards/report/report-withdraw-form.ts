import { askForm } from '../hazard/decision-card.ts'
import { subject } from '../hazard/parts.ts'
import { type BaseContext, type Card, type Filled, input } from '../kit/index.ts'
import { type ReportCardView, receivers, reportHead, reportRef } from './parts.ts'

/** Takes a sent report back before anybody received it, once; a new draft stands at once. */
export function reportWithdrawForm(view: ReportCardView & Filled, ctx: BaseContext): Card {
  return askForm(
    {
      ...view,
      form: 'form_rp_withdraw',
      title: '撤回逾期报告',
      ask: '还没有单位接收，可以撤回改正；请写明原因',
      summary: '请写明撤回逾期报告的原因',
      fields: input({ name: 'reason', label: '撤回原因', required: true, max: 500, rows: 3 }, view),
      send: {
        action: 'rp_withdraw',
        text: '写明原因并撤回',
        value: reportRef(view),
        confirm: '撤回后告诉已收到的单位，同时生成新的草稿，24 小时内没有报送由系统代报。同一次逾期只能撤回一次。',
        isDanger: true,
      },
      body: (cut) => [subject(view.hazard, cut), reportHead(view, ctx), ...receivers(view)],
    },
    ctx,
  )
}

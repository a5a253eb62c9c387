import { askForm } from '../hazard/decision-card.ts'
import { subject } from '../hazard/parts.ts'
import { type BaseContext, type Card, datePicker, type Filled, input } from '../kit/index.ts'
import { type ReportCardView, receivers, reportHead, reportRef } from './parts.ts'

/** 挂牌督办: a day of its own, and closing needs the bureau from then on. @see 安全生产法41 */
export function reportListForm(view: ReportCardView & Filled, ctx: BaseContext): Card {
  return askForm(
    {
      ...view,
      form: 'form_rp_list',
      title: '挂牌督办',
      ask: '请定督办期限、写明督办要求',
      summary: '请填写挂牌督办的期限和要求',
      fields: [
        ...datePicker({ name: 'due_on', label: '督办的整改期限', required: true }, view),
        ...input({ name: 'reason', label: '督办要求', required: true, max: 500, rows: 3 }, view),
      ],
      send: {
        action: 'rp_list',
        text: '确定挂牌督办',
        value: reportRef(view),
        confirm: '确定后通知企业和保险机构。督办期限另算，整改期限不变；销号要应急管理部门同意。',
      },
      body: (cut) => [subject(view.hazard, cut), reportHead(view, ctx), ...receivers(view)],
    },
    ctx,
  )
}

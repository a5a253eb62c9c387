import { askForm } from '../hazard/decision-card.ts'
import { subject } from '../hazard/parts.ts'
import { type BaseContext, type Card, datePicker, type Filled, input, markdown, md, type Option, select } from '../kit/index.ts'
import { type ReportCardView, receivers, reportHead, reportRef } from './parts.ts'

export interface ReportCarryView extends ReportCardView, Filled {
  /** Bodies that wait for the paper. */
  readonly bodies: readonly Option[]
  /** Pictures of the receipt that have come in so far. */
  readonly photos: number
}

/** Records that the printed report was handed over: to whom, when, how, with a picture of the receipt. */
export function reportCarryForm(view: ReportCarryView, ctx: BaseContext): Card {
  return askForm(
    {
      ...view,
      form: 'form_rp_carry',
      title: '登记逾期报告当面送达',
      ask: '请先把送达回证的照片发到这个聊天里，再填写',
      summary: '请登记一份逾期报告的当面送达',
      fields: [
        ...select({ name: 'body', label: '送到', required: true, options: view.bodies }, view),
        ...datePicker({ name: 'delivered_on', label: '送达日期', required: true }, view),
        ...input({ name: 'received_by', label: '接收人', required: true, max: 30, placeholder: '姓名' }, view),
        ...input({ name: 'how', label: '送达经过', required: true, max: 200, rows: 2, placeholder: '在哪里、交给谁' }, view),
        ...input({ name: 'photo_waiver', label: '没有回执照片的原因', max: 200 }, view),
      ],
      send: { action: 'rp_carry', text: '提交当面送达', value: reportRef(view), confirm: '提交后记入报告，不能改。' },
      body: (cut) => [
        subject(view.hazard, cut),
        reportHead(view, ctx),
        ...receivers(view),
        markdown(md`**送达回证照片**　已收到${String(view.photos)}张`),
      ],
    },
    ctx,
  )
}

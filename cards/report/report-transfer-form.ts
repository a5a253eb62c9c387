import { askForm } from '../hazard/decision-card.ts'
import { subject } from '../hazard/parts.ts'
import { type BaseContext, type Card, type Filled, input, type Option, select } from '../kit/index.ts'
import { type ReportCardView, receivers, reportHead, reportRef } from './parts.ts'

export interface ReportTransferView extends ReportCardView, Filled {
  /** Bodies it may go to, nearest first; never empty. */
  readonly targets: readonly Option[]
}

/** Hands the report on to the body it should have gone to. */
export function reportTransferForm(view: ReportTransferView, ctx: BaseContext): Card {
  return askForm(
    {
      ...view,
      form: 'form_rp_transfer',
      title: '移送逾期报告',
      ask: '请选择移送到哪个单位、写明原因',
      summary: '请选择逾期报告移送到哪个单位',
      fields: [
        ...select({ name: 'body', label: '移送到', required: true, options: view.targets }, view),
        ...input({ name: 'reason', label: '移送原因', required: true, max: 500, rows: 3 }, view),
      ],
      send: {
        action: 'rp_transfer',
        text: '确定移送',
        value: reportRef(view),
        confirm: '移送后由对方接收、填写处置意见，您单位不再办理。',
      },
      body: (cut) => [subject(view.hazard, cut), reportHead(view, ctx), ...receivers(view)],
    },
    ctx,
  )
}

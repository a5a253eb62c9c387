import { type BaseContext, type Card, input } from '../kit/index.ts'
import { askForm } from './decision-card.ts'
import type { HazardFormView } from './grade-approval.ts'
import { photosAfter, refOf, subject } from './parts.ts'

/** A closed hazard came back, or was never fixed. */
export function reopenForm(view: HazardFormView, ctx: BaseContext): Card {
  const { hazard } = view
  return askForm(
    {
      ...view,
      form: 'form_hz_reopen',
      title: '重新打开隐患',
      ask: '请写明为什么重新打开：又出现了，还是当时没改好',
      summary: '请填写重新打开的理由',
      fields: input({ name: 'reason', label: '理由', required: true, max: 500, rows: 3 }, view),
      send: { action: 'hz_reopen', text: '提交重新打开', value: refOf(hazard), confirm: '重新打开后回到整改中，通知企业整改责任人。' },
      body: (cut) => [subject(hazard, cut), ...photosAfter(hazard)],
    },
    ctx,
  )
}

import { type BaseContext, type Card, input } from '../kit/index.ts'
import { askForm } from './decision-card.ts'
import type { HazardFormView } from './grade-approval.ts'
import { refOf, subject } from './parts.ts'

/** A hazard entered by mistake is voided with a reason; a major one only when the county bureau agrees. */
export function voidForm(view: HazardFormView, ctx: BaseContext): Card {
  const { hazard } = view
  const isMajor = hazard.grade === 'major'
  return askForm(
    {
      ...view,
      form: 'form_hz_void',
      title: '作废隐患',
      ask: isMajor ? '请写明作废理由，由县级应急管理局审定' : '请写明作废理由。作废后不能恢复',
      summary: '请填写作废理由',
      fields: input({ name: 'reason', label: '理由', required: true, max: 500, rows: 3, placeholder: '如：同一处重复登记' }, view),
      send: {
        action: 'hz_void',
        text: '提交作废',
        value: refOf(hazard),
        confirm: isMajor ? '提交后由县级应急管理局审定。审定前照常整改。' : '作废后不能恢复，记录保留。',
        isDanger: true,
      },
      body: (cut) => [subject(hazard, cut)],
    },
    ctx,
  )
}

import { type BaseContext, type Card, datePicker, input, select } from '../kit/index.ts'
import { extensionReasons } from '../labels.ts'
import { askForm } from './decision-card.ts'
import type { HazardFormView } from './grade-approval.ts'
import { dueText, judgement, refOf, subject } from './parts.ts'

/** More time is asked for; the old due date stands until somebody agrees. @see regulations: extension request */
export function extensionForm(view: HazardFormView, ctx: BaseContext): Card {
  const { hazard } = view
  return askForm(
    {
      ...view,
      form: 'form_hz_extend',
      title: hazard.isOverdue ? '补申请延期' : '申请延期',
      ask: `请写明理由和临时措施。批准前期限不变：${dueText(hazard, ctx) ?? '未设期限'}`,
      summary: '请填写延期申请，批准前期限不变',
      fields: [
        ...select({ name: 'reason_class', label: '原因', required: true, options: extensionReasons }, view),
        ...input(
          { name: 'reason', label: '说明', required: true, max: 500, rows: 2, placeholder: '如：水泵12月15日到货，有订货合同' },
          view,
        ),
        ...input({ name: 'interim_control', label: '延期期间怎么控制', required: true, max: 500, rows: 2 }, view),
        ...datePicker({ name: 'due_on', label: '申请延到哪天，当天24:00截止', required: true }, view),
      ],
      send: { action: 'hz_extend', text: '提交延期申请', value: refOf(hazard) },
      body: (cut) => [subject(hazard, cut), judgement(hazard, cut, ctx)],
    },
    ctx,
  )
}

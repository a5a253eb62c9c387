import { type BaseContext, type Card, input } from '../kit/index.ts'
import { askForm } from './decision-card.ts'
import type { HazardFormView } from './grade-approval.ts'
import { judgement, refOf, subject } from './parts.ts'

/** The enterprise objects to a grade; the due date keeps running meanwhile. */
export function objectionForm(view: HazardFormView, ctx: BaseContext): Card {
  const { hazard } = view
  return askForm(
    {
      ...view,
      form: 'form_hz_object',
      title: '对定级有异议',
      ask: '请写明理由，点“提交异议”。答复前整改期限照常计算',
      summary: '请填写对定级的异议',
      fields: input({ name: 'reason', label: '理由', required: true, max: 500, rows: 3, placeholder: '哪一点不符合，有什么依据' }, view),
      send: { action: 'hz_object', text: '提交异议', value: refOf(hazard) },
      body: (cut) => [subject(hazard, cut), judgement(hazard, cut, ctx)],
    },
    ctx,
  )
}

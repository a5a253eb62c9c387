import { type BaseContext, type Card, input } from '../kit/index.ts'
import { askForm } from './decision-card.ts'
import type { HazardFormView } from './grade-approval.ts'
import { judgement, refOf, subject } from './parts.ts'

/** Major becomes general only when the county bureau agrees. */
export function downgradeForm(view: HazardFormView, ctx: BaseContext): Card {
  const { hazard } = view
  return askForm(
    {
      ...view,
      form: 'form_downgrade',
      title: '申请降为一般隐患',
      ask: '请对照条款写明降级理由，由县级应急管理局审定',
      summary: '请填写降级理由',
      fields: input({ name: 'reason', label: '理由', required: true, max: 500, rows: 3 }, view),
      send: {
        action: 'hz_downgrade',
        text: '提交降级',
        value: refOf(hazard),
        confirm: '提交后由县级应急管理局审定。审定前仍按重大隐患整改。',
        isDanger: true,
      },
      body: (cut) => [subject(hazard, cut), judgement(hazard, cut, ctx)],
    },
    ctx,
  )
}

import { type BaseContext, type Card, input, type Option, select } from '../kit/index.ts'
import { askForm } from './decision-card.ts'
import type { HazardFormView } from './grade-approval.ts'
import { refOf, subject } from './parts.ts'

export interface MergeFormView extends HazardFormView {
  /** Open hazards of the same enterprise; empty: the number is typed in. */
  readonly targets: readonly Option[]
}

/** Two entries of one hazard become one; both originals are kept. */
export function mergeForm(view: MergeFormView, ctx: BaseContext): Card {
  const { hazard, targets } = view
  const field = { name: 'into', label: '合并到', required: true }
  return askForm(
    {
      ...view,
      form: 'form_hz_merge',
      title: '合并到另一条隐患',
      ask: '请选同一企业还没销号的另一条，写明理由。原记录都保留',
      summary: '请填写要合并到哪一条隐患',
      fields: [
        ...(targets.length === 0
          ? input({ ...field, max: 30, placeholder: '编号，如：HZ-20261123-001' }, view)
          : select({ ...field, options: targets }, view)),
        ...input({ name: 'reason', label: '理由', required: true, max: 500, rows: 2 }, view),
      ],
      send: { action: 'hz_merge', text: '提交合并', value: refOf(hazard), confirm: '合并后这一条不再单独跟踪，不能撤回。', isDanger: true },
      body: (cut) => [subject(hazard, cut)],
    },
    ctx,
  )
}

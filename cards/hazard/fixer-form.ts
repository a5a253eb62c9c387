import { type BaseContext, type Card, input, type Option, select } from '../kit/index.ts'
import { askForm } from './decision-card.ts'
import type { HazardFormView } from './grade-approval.ts'
import { dueText, refOf, subject } from './parts.ts'

export interface FixerFormView extends HazardFormView {
  /** Registered people of the enterprise; empty: the name is typed in. */
  readonly candidates: readonly Option[]
}

/** Who fixes it: that person gets the reminders from now on. */
export function fixerForm(view: FixerFormView, ctx: BaseContext): Card {
  const { hazard, candidates } = view
  const field = { name: 'fixer', label: '整改责任人', required: true }
  const due = dueText(hazard, ctx)
  return askForm(
    {
      ...view,
      form: 'form_hz_fixer',
      title: '指定整改责任人',
      ask: `请选整改责任人${due === null ? '' : `，整改期限${due}`}`,
      summary: '请指定一条隐患的整改责任人',
      fields:
        candidates.length === 0 ? input({ ...field, max: 40, placeholder: '姓名' }, view) : select({ ...field, options: candidates }, view),
      send: { action: 'hz_fixer', text: '确定整改责任人', value: refOf(hazard) },
      body: (cut) => [subject(hazard, cut)],
    },
    ctx,
  )
}

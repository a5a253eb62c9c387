import { type BaseContext, type Card, datePicker, input, type Option, select } from '../kit/index.ts'
import { askForm } from './decision-card.ts'
import type { HazardFormView } from './grade-approval.ts'
import { refOf, subject } from './parts.ts'

export interface NotifyFormView extends HazardFormView {
  /** Registered people of the enterprise; empty: the name is typed in. */
  readonly fixers: readonly Option[]
}

/** Puts a registered general hazard under repair: after a downgrade it waits for due date and fixer. */
export function notifyForm(view: NotifyFormView, ctx: BaseContext): Card {
  const { hazard, fixers } = view
  const fixer = { name: 'fixer', label: '整改责任人' }
  return askForm(
    {
      ...view,
      form: 'form_hz_notify',
      title: '下发整改通知',
      ask: '请定整改期限和责任人，点“下发整改通知”',
      summary: '有一条一般隐患等您下发整改通知',
      fields: [
        ...datePicker({ name: 'due_on', label: '整改期限（最长30天）', required: hazard.dueOn === null }, view),
        ...(fixers.length === 0 ? input({ ...fixer, max: 40, placeholder: '姓名' }, view) : select({ ...fixer, options: fixers }, view)),
      ],
      send: { action: 'hz_notify', text: '下发整改通知', value: refOf(hazard) },
      body: (cut) => [subject(hazard, cut)],
    },
    ctx,
  )
}

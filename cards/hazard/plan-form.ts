import { type BaseContext, type Card, datePicker, formatDay, input } from '../kit/index.ts'
import { askForm } from './decision-card.ts'
import type { HazardFormView } from './grade-approval.ts'
import { judgement, refOf, subject } from './parts.ts'

/** 五落实: responsibility, measures, money, time and emergency plan, with the control measures meanwhile. */
export function planForm(view: HazardFormView, ctx: BaseContext): Card {
  const { hazard } = view
  const latest = hazard.dueOn === null ? '告知的期限' : formatDay(hazard.dueOn, ctx.now)
  return askForm(
    {
      ...view,
      form: 'form_hz_plan',
      title: '重大隐患整改方案',
      ask: `请填写整改方案，完成日期不能晚于${latest}`,
      summary: '请填写重大隐患整改方案',
      fields: [
        ...input({ name: 'responsible', label: '责任：谁负责', required: true, max: 50 }, view),
        ...input({ name: 'measures', label: '措施：怎么改', required: true, max: 1000, rows: 3 }, view),
        ...input({ name: 'funds', label: '资金：多少元', required: true, max: 20, placeholder: '如：12000' }, view),
        ...datePicker({ name: 'due_on', label: '时限：哪天完成，当天24:00截止', required: true }, view),
        ...input({ name: 'emergency_plan', label: '预案：出事怎么办', required: true, max: 500, rows: 2 }, view),
        ...input({ name: 'interim_control', label: '改好之前怎么控制', required: true, max: 500, rows: 2 }, view),
      ],
      send: {
        action: 'hz_plan',
        text: '提交整改方案',
        value: refOf(hazard),
        confirm: '提交后按方案整改。方案里的完成日期早于告知期限的，以方案为准。',
      },
      body: (cut) => [subject(hazard, cut), judgement(hazard, cut, ctx)],
    },
    ctx,
  )
}

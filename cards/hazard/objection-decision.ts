import type { PersonLabel } from '../../src/modules/hazards/types.ts'
import { type BaseContext, type Card, formatInstant, lines, markdown } from '../kit/index.ts'
import { decisionCard } from './decision-card.ts'
import type { HazardFormView } from './grade-approval.ts'
import { answerBy, fact, judgement, personText, photosBefore, refOf, subject } from './parts.ts'

export interface ObjectionView extends HazardFormView {
  readonly objection: { readonly by: PersonLabel; readonly at: Date; readonly reason: string }
}

/** An objection to a grade that waits for its answer. */
export function objectionDecision(view: ObjectionView, ctx: BaseContext): Card {
  const { hazard, objection } = view
  const value = refOf(hazard)
  return decisionCard(
    {
      ...view,
      right: 'answer_objection',
      form: 'form_object_decide',
      title: '企业对定级有异议，请答复',
      ask: `请${answerBy(view.answerBy, ctx)}答复：采纳就重新定级，不采纳就写明理由`,
      otherwise: '异议已提交，等对方答复。整改期限照常计算',
      summary: `有一条定级异议请您${answerBy(view.answerBy, ctx)}答复`,
      reasonLabel: '答复（不采纳时必须写）',
      yes: {
        action: 'hz_object_ok',
        text: '采纳，重新定级',
        value,
        confirm: '采纳后：重大隐患由县级应急管理局决定是否降级，决定之前期限照常。',
      },
      no: { action: 'hz_object_no', text: '不采纳', value },
      body: (cut) => [
        subject(hazard, cut),
        markdown(
          lines(
            fact('异议', cut(objection.reason)),
            fact('提出人', `${personText(objection.by)}，${formatInstant(objection.at, ctx.now)}`),
          ),
        ),
        judgement(hazard, cut, ctx),
        ...photosBefore(hazard),
      ],
    },
    ctx,
  )
}

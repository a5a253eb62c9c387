import type { HazardView } from '../../src/modules/hazards/types.ts'
import { type BaseContext, type Card, type Filled, formatInstant, lines, markdown } from '../kit/index.ts'
import { decisionCard } from './decision-card.ts'
import { answerBy, fact, judgement, origin, personText, photosBefore, refOf, subject } from './parts.ts'

export interface HazardFormView extends Filled {
  readonly hazard: HazardView
  /** By when this reader is expected to act; the end of the running clock, exclusive. */
  readonly answerBy?: Date | undefined
}

/** The proposal of a grade that waits for a second person. @see regulations: two people judge 重大 */
export function gradeApproval(view: HazardFormView, ctx: BaseContext): Card {
  const { hazard } = view
  const proposal = hazard.approvals.findLast(({ act, step }) => act === 'grade' && step === 'propose')
  const value = refOf(hazard)
  return decisionCard(
    {
      ...view,
      right: 'approve_grade',
      form: 'form_grade_decide',
      title: '重大隐患定级，请审定',
      ask: `请${answerBy(view.answerBy, ctx)}审定：同意就马上告知企业主要负责人`,
      otherwise: '定级已提出，等另一位负责人审定',
      summary: `有一条重大隐患定级请您${answerBy(view.answerBy, ctx)}审定`,
      reasonLabel: '意见（退回时必须写）',
      yes: {
        action: 'hz_grade_ok',
        text: '同意定级并告知',
        value,
        confirm: '同意后定为重大隐患，马上告知企业主要负责人和实际控制人，整改期限开始计算。',
      },
      no: { action: 'hz_grade_no', text: '退回定级', value },
      body: (cut) => [
        subject(hazard, cut),
        judgement(hazard, cut, ctx),
        markdown(
          lines(
            fact('定级人', proposal ? `${personText(proposal.by)}，${formatInstant(proposal.at, ctx.now)}` : null),
            fact('定级说明', proposal?.reason ?? null),
            origin(hazard, ctx),
          ),
        ),
        ...photosBefore(hazard),
      ],
    },
    ctx,
  )
}

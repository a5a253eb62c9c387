import type { BaseContext, Card } from '../kit/index.ts'
import { chain } from './close-approval.ts'
import { decisionCard } from './decision-card.ts'
import type { HazardFormView } from './grade-approval.ts'
import { answerBy, judgement, photosBefore, refOf, subject } from './parts.ts'

/** The county bureau decides whether a major hazard may be voided. */
export function voidDecision(view: HazardFormView, ctx: BaseContext): Card {
  const { hazard } = view
  const value = refOf(hazard)
  return decisionCard(
    {
      ...view,
      right: 'decide_void',
      form: 'form_void_decide',
      title: '重大隐患申请作废，请审定',
      ask: `请${answerBy(view.answerBy, ctx)}审定：同意作废，还是继续整改`,
      otherwise: '作废已提出，等应急管理局审定。审定前照常整改',
      summary: `有一条作废申请请您${answerBy(view.answerBy, ctx)}审定`,
      reasonLabel: '意见（不同意时必须写）',
      yes: { action: 'hz_void_ok', text: '同意作废', value, confirm: '作废后不再跟踪，不能恢复，决定记入您名下。' },
      no: { action: 'hz_void_no', text: '不同意，继续整改', value },
      body: (cut) => [
        subject(hazard, cut),
        judgement(hazard, cut, ctx),
        ...photosBefore(hazard),
        ...chain(
          hazard.approvals.filter(({ act }) => act === 'void'),
          ctx,
        ),
      ],
    },
    ctx,
  )
}

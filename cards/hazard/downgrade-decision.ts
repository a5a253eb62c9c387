import type { BaseContext, Card } from '../kit/index.ts'
import { chain } from './close-approval.ts'
import { decisionCard } from './decision-card.ts'
import type { HazardFormView } from './grade-approval.ts'
import { answerBy, judgement, photosBefore, refOf, subject } from './parts.ts'

/** The county bureau decides whether a major hazard becomes a general one. */
export function downgradeDecision(view: HazardFormView, ctx: BaseContext): Card {
  const { hazard } = view
  const value = refOf(hazard)
  return decisionCard(
    {
      ...view,
      right: 'decide_downgrade',
      form: 'form_down_decide',
      title: '重大隐患申请降级，请审定',
      ask: `请${answerBy(view.answerBy, ctx)}审定：同意降为一般隐患，还是维持重大`,
      otherwise: '降级已提出，等应急管理局审定。审定前按重大隐患整改',
      summary: `有一条降级申请请您${answerBy(view.answerBy, ctx)}审定`,
      reasonLabel: '意见（不同意时必须写）',
      yes: { action: 'hz_downgrade_ok', text: '同意降级', value, confirm: '同意后按一般隐患管理，决定记入您名下。' },
      no: { action: 'hz_downgrade_no', text: '维持重大', value },
      body: (cut) => [
        subject(hazard, cut),
        judgement(hazard, cut, ctx),
        ...photosBefore(hazard),
        ...chain(
          hazard.approvals.filter(({ act }) => act === 'downgrade'),
          ctx,
        ),
      ],
    },
    ctx,
  )
}

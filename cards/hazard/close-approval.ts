import type { ApprovalView } from '../../src/modules/hazards/types.ts'
import { type BaseContext, type Card, type CardElement, formatInstant, lines, markdown, md } from '../kit/index.ts'
import { actLabels, stepLabels, verdictLabels } from '../labels.ts'
import { decisionCard } from './decision-card.ts'
import type { HazardFormView } from './grade-approval.ts'
import { answerBy, fact, personText, photosAfter, photosBefore, refOf, subject } from './parts.ts'
import { submissionPart } from './verify-form.ts'

function step({ act, step: part, verdict, by, at, reason }: ApprovalView, ctx: BaseContext) {
  const why = reason === null || reason === '' ? '' : `：${reason}`
  return md`${formatInstant(at, ctx.now)}　${actLabels[act]}·${stepLabels[part]}　${verdictLabels[verdict]}${why}　${personText(by)}`
}

/** Who has said what so far, oldest first. */
export function chain(approvals: readonly ApprovalView[], ctx: BaseContext): CardElement[] {
  if (approvals.length === 0) return []
  return [markdown(lines(md`**审批经过**`, ...approvals.map((item) => step(item, ctx))))]
}

/** The last step of a major hazard: nobody signs twice in one chain. */
export function closeApproval(view: HazardFormView, ctx: BaseContext): Card {
  const { hazard } = view
  const value = refOf(hazard)
  return decisionCard(
    {
      ...view,
      right: 'close',
      form: 'form_hz_close',
      title: '重大隐患销号，请审批',
      ask: `请${answerBy(view.answerBy, ctx)}审批：整改属实就同意销号`,
      otherwise: '复查已合格，等销号审批',
      summary: `有一条重大隐患销号请您${answerBy(view.answerBy, ctx)}审批`,
      reasonLabel: '意见（不同意时必须写）',
      yes: { action: 'hz_close', text: '同意销号', value, confirm: '同意表示：您认可这条重大隐患已经整改到位。全部人同意后销号。' },
      no: { action: 'hz_close_no', text: '不同意，退回整改', value },
      body: (cut) => [
        subject(hazard, cut),
        ...photosBefore(hazard),
        ...submissionPart(hazard.submission, cut, ctx),
        ...photosAfter(hazard),
        markdown(
          lines(
            fact('停产撤人', hazard.isStopped ? '已停产撤人，恢复作业要经应急管理部门审查同意' : null),
            fact('挂牌督办', hazard.isListed ? '是' : null),
          ),
        ),
        ...chain(
          hazard.approvals.filter(({ act }) => act === 'close'),
          ctx,
        ),
      ],
    },
    ctx,
  )
}

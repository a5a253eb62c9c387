import type { ExtensionView } from '../../src/modules/hazards/types.ts'
import { type BaseContext, button, buttonRow, type Card, lines, markdown, untilText } from '../kit/index.ts'
import { extensionLabels, extensionReasonText } from '../labels.ts'
import { decisionCard } from './decision-card.ts'
import type { HazardFormView } from './grade-approval.ts'
import { answerBy, fact, personText, photosBefore, refOf, subject } from './parts.ts'

export interface ExtensionCardView extends HazardFormView {
  readonly extension: ExtensionView
}

const states: Record<ExtensionView['state'], string> = {
  waiting: '延期申请等审批，批准前期限不变',
  granted: '延期已同意，按新的期限整改',
  refused: '延期没有同意，按原来的期限整改',
  withdrawn: '延期申请已撤回，按原来的期限整改',
  lapsed: '到期前没有审批，延期申请失效，按原来的期限整改',
}

/** A request for more time: for the one who decides, and as the answer to the one who asked. */
export function extensionDecision(view: ExtensionCardView, ctx: BaseContext): Card {
  const { hazard, extension } = view
  const value = { ...refOf(hazard), extension: extension.id }
  const newDue = untilText(extension.newDueOn, ctx.now)
  return decisionCard(
    {
      ...view,
      right: 'grant_extension',
      form: 'form_extend_decide',
      title: extension.state === 'waiting' ? '延期申请，请审批' : '延期申请的结果',
      ask: `请${answerBy(view.answerBy, ctx)}审批：同意延到${newDue}，还是按原期限`,
      otherwise: states[extension.state],
      summary: `有一条延期申请请您${answerBy(view.answerBy, ctx)}审批`,
      reasonLabel: '意见（不同意时必须写）',
      yes: { action: 'hz_extend_ok', text: '同意延期', value, confirm: `整改期限改为${newDue}。` },
      no: { action: 'hz_extend_no', text: '不同意延期', value },
      body: (cut) => [
        subject(hazard, cut),
        markdown(
          lines(
            fact('状态', `${extensionLabels[extension.state]}${extension.isLate ? '（逾期后补申请）' : ''}`),
            fact('原期限', untilText(extension.fromDueOn, ctx.now)),
            fact('申请延到', newDue),
            fact('原因', `${extensionReasonText(extension.reasonClass)}：${cut(extension.reason)}`),
            fact('临时措施', cut(extension.interimControl)),
            fact('申请人', personText(extension.by)),
            fact('审批意见', extension.decision === null ? null : cut(extension.decision)),
          ),
        ),
        ...photosBefore(hazard),
      ],
      below: hazard.may.includes('withdraw_extension')
        ? buttonRow(
            button('hz_extend_back', '撤回延期申请', { value, confirm: { title: '撤回延期申请？', text: '撤回后按原来的期限整改。' } }),
          )
        : [],
    },
    ctx,
  )
}

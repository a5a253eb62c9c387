import type { HazardView, PersonLabel } from '../../src/modules/hazards/types.ts'
import { type BaseContext, button, type Card, drawCard, lines, markdown, untilText } from '../kit/index.ts'
import { mayButtons, nextStep } from './may-buttons.ts'
import { fact, hazardContext, personText, photosAfter, refOf, subject, tagsOf, toneOf } from './parts.ts'

/** What was decided about a hazard, as those concerned are told. */
export type Outcome =
  | 'registered'
  | 'grade-returned'
  | 'objection-upheld'
  | 'objection-dismissed'
  | 'verified'
  | 'returned'
  | 'closed'
  | 'close-refused'
  | 'downgraded'
  | 'downgrade-refused'
  | 'voided'
  | 'void-refused'
  | 'merged'
  | 'reopened'
  | 'stopped'
  | 'extension-lapsed'

export interface OutcomeView {
  readonly hazard: HazardView
  readonly outcome: Outcome
  readonly by?: PersonLabel | undefined
  readonly reason?: string | undefined
}

const texts: Record<Outcome, { readonly title: string; readonly says: string }> = {
  registered: { title: '隐患已登记', says: '隐患已登记' },
  'grade-returned': { title: '定级被退回', says: '定级被退回，请按理由重新定级' },
  'objection-upheld': { title: '异议已采纳', says: '异议已采纳，将重新定级' },
  'objection-dismissed': { title: '异议没有采纳', says: '异议没有采纳，请照常整改' },
  verified: { title: '复查合格', says: '复查合格，等销号审批' },
  returned: { title: '复查不合格，退回整改', says: '复查不合格，请按理由重新整改' },
  closed: { title: '隐患已销号', says: '隐患已销号，不用再办理' },
  'close-refused': { title: '销号没有同意', says: '销号没有同意，请按理由继续整改' },
  downgraded: { title: '已降为一般隐患', says: '已降为一般隐患，请继续整改' },
  'downgrade-refused': { title: '降级没有同意', says: '降级没有同意，仍按重大隐患整改' },
  voided: { title: '隐患已作废', says: '隐患已作废，不用再办理' },
  'void-refused': { title: '作废没有同意', says: '作废没有同意，请继续整改' },
  merged: { title: '隐患已合并', says: '这条隐患已合并到另一条，不再单独办理' },
  reopened: { title: '隐患重新打开', says: '隐患重新打开，请再次整改' },
  stopped: { title: '企业已停产撤人', says: '企业报告已停产撤人，请跟踪险情排除' },
  'extension-lapsed': { title: '延期申请失效', says: '到期前没有审批，延期申请失效' },
}

const over = new Set<Outcome>(['closed', 'voided', 'merged'])

/** A decision about a hazard, told to one of those concerned, with what this reader may do next. */
export function outcome(view: OutcomeView, ctx: BaseContext): Card {
  const { hazard } = view
  const text = texts[view.outcome]
  const until = hazard.dueOn === null || over.has(view.outcome) ? '' : `，整改期限${untilText(hazard.dueOn, ctx.now)}`
  const step = nextStep(hazard.may)
  const value = refOf(hazard)
  return drawCard(hazardContext(hazard, ctx), (cut) => ({
    tone: toneOf(hazard),
    title: text.title,
    tags: tagsOf(hazard),
    ask: `${text.says}${until}`,
    summary: step === null ? text.title : `${text.title}，等您办理`,
    body: [
      subject(hazard, cut),
      markdown(
        lines(fact('理由', view.reason === undefined ? null : cut(view.reason)), fact('办理人', view.by ? personText(view.by) : null)),
      ),
      ...(over.has(view.outcome) ? photosAfter(hazard) : []),
      ...mayButtons(hazard.may, value, [button('hz_show', '查看隐患', { value })]),
    ],
  }))
}

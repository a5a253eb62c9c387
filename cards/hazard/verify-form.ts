import type { SubmissionView } from '../../src/modules/hazards/types.ts'
import {
  type BaseContext,
  button,
  buttonRow,
  type Card,
  type CardElement,
  type Cut,
  checker,
  drawCard,
  form,
  formatInstant,
  input,
  lines,
  markdown,
  refusal,
  submit,
  yuanText,
} from '../kit/index.ts'
import type { HazardFormView } from './grade-approval.ts'
import {
  answerBy,
  clauseText,
  dueText,
  fact,
  hazardContext,
  personText,
  photosAfter,
  photosBefore,
  refOf,
  subject,
  tagsOf,
  toneOf,
} from './parts.ts'

/** What was handed in, and by whom. */
export function submissionPart(submission: SubmissionView | null, cut: Cut, ctx: BaseContext): CardElement[] {
  if (submission === null) return []
  return [
    markdown(
      lines(
        fact('整改措施', cut(submission.measures)),
        fact('花费', submission.costFen === null ? null : yuanText(submission.costFen)),
        fact('提交', `${personText(submission.by)}，${formatInstant(submission.at, ctx.now)}，第${submission.round}次`),
        fact(submission.verdict === 'passed' ? '复查意见' : '退回理由', submission.reason === null ? null : cut(submission.reason)),
      ),
    ),
  ]
}

function verdict(view: HazardFormView): CardElement[] {
  const value = refOf(view.hazard)
  return [
    ...refusal(view),
    form('form_hz_verify', [
      ...checker({ name: 'on_site', label: view.hazard.grade === 'major' ? '我到现场看过（重大隐患要到现场）' : '我到现场看过' }, view),
      ...input({ name: 'reason', label: '意见（不合格时必须写）', max: 500, rows: 2 }, view),
      ...buttonRow(
        submit('hz_verify_ok', '复查合格', {
          value,
          type: 'primary',
          confirm: {
            title: '复查合格？',
            text: view.hazard.grade === 'major' ? '合格后进入销号审批。' : '合格后这条隐患销号。',
          },
        }),
        submit('hz_verify_no', '复查不合格', { value }),
      ),
    ]),
  ]
}

/** Before and after side by side for the one who verifies; never the fixer. */
export function verifyForm(view: HazardFormView, ctx: BaseContext): Card {
  const { hazard } = view
  const isAsked = hazard.may.includes('verify_ok') || hazard.may.includes('verify_no')
  return drawCard(hazardContext(hazard, ctx), (cut) => ({
    tone: toneOf(hazard),
    title: '整改已提交，请复查',
    tags: tagsOf(hazard),
    ask: isAsked ? `请${answerBy(view.answerBy, ctx)}复查，写明合格还是不合格` : '整改已提交，等复查',
    summary: isAsked ? `有一条整改请您${answerBy(view.answerBy, ctx)}复查` : '一条整改已提交，等复查',
    body: [
      subject(hazard, cut),
      markdown(
        lines(
          fact('依据', clauseText(hazard.clause, cut)),
          fact('整改要求', hazard.advice === null ? null : cut(hazard.advice)),
          fact('整改期限', dueText(hazard, ctx)),
        ),
      ),
      ...photosBefore(hazard),
      ...submissionPart(hazard.submission, cut, ctx),
      ...photosAfter(hazard),
      ...(isAsked ? verdict(view) : []),
      ...buttonRow(button('hz_show', '查看隐患', { value: refOf(hazard) })),
    ],
  }))
}

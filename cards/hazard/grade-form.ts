import type { HazardView } from '../../src/modules/hazards/types.ts'
import {
  type BaseContext,
  type Card,
  type CardElement,
  collapsible,
  datePicker,
  drawCard,
  type Filled,
  form,
  input,
  lines,
  markdown,
  md,
  type Option,
  refusal,
  select,
  submit,
} from '../kit/index.ts'
import { answerBy, hazardContext, origin, photosBefore, refOf, subject, tagsOf } from './parts.ts'

export interface GradeFormView extends Filled {
  readonly hazard: HazardView
  /** Lines of the catalogue found for the industry, the date of discovery and the words; best first, at most twenty. */
  readonly candidates: readonly {
    /** `COAL-2026|4(一)` */
    readonly id: string
    readonly instrument: string
    readonly clause: string
    readonly text: string
  }[]
  /** People of the enterprise who may be asked to fix it. */
  readonly fixers: readonly Option[]
  /** By when the grade is expected; the end of the running clock, exclusive. */
  readonly answerBy?: Date | undefined
}

const grades: readonly Option[] = [
  { value: 'general', text: '一般隐患' },
  { value: 'major', text: '重大隐患（要写条款和事实，由另一人审定）' },
]

/** Feishu shows about one line of an option. */
const optionLength = 60

function clauseFields({ candidates }: GradeFormView, filled: Filled, ref: { hazard: string; v: number }): CardElement[] {
  const options = candidates.map(({ id, clause, text }) => ({ value: id, text: `${clause} ${text}`.slice(0, optionLength) }))
  const found = candidates.map(({ instrument, clause, text }) =>
    markdown(md`**${clause}**　${text}\n<font color='grey'>${instrument}</font>`),
  )
  return [
    ...input({ name: 'words', label: '按词查判定条款', max: 60, placeholder: '如：甲烷 传感器' }, filled),
    submit('hz_clause', '查条款', { value: ref }),
    ...(options.length === 0
      ? [markdown(md`没有查到条款。换几个词再查，或在下面自己填写条款。`)]
      : select({ name: 'clause', label: `判定条款（查到${options.length}条）`, options }, filled)),
    ...collapsible('看查到的条款（大意，以原文为准）', found),
    ...input({ name: 'clause_text', label: '目录里没有时自己填：条款号和内容', max: 500, rows: 2 }, filled),
  ]
}

function fixerField({ fixers }: GradeFormView, filled: Filled): CardElement[] {
  return fixers.length === 0 ? [] : select({ name: 'fixer', label: '整改责任人', options: fixers }, filled)
}

/** The form by which a hazard is graded: search for the clause, pick it or type it in, fact, harm, measures, due date. */
export function gradeForm(view: GradeFormView, ctx: BaseContext): Card {
  const { hazard } = view
  const filled: Filled = { values: view.values, error: view.error }
  const ref = refOf(hazard)
  return drawCard(hazardContext(hazard, ctx), (cut) => ({
    tone: hazard.isImminent ? 'major' : 'soon',
    title: '请给隐患定级',
    tags: tagsOf(hazard),
    ask: hazard.isImminent ? '请现在定级：情况紧急' : `请${answerBy(view.answerBy, ctx)}给这条隐患定级`,
    summary: `请${answerBy(view.answerBy, ctx)}给一条隐患定级`,
    body: [
      subject(hazard, cut),
      markdown(lines(origin(hazard, ctx))),
      ...photosBefore(hazard),
      ...refusal(filled),
      form('form_hz_grade', [
        ...select({ name: 'grade', label: '定为（必填）', options: grades }, filled),
        ...clauseFields({ ...view, candidates: view.candidates.map((item) => ({ ...item, text: cut(item.text) })) }, filled, ref),
        ...input({ name: 'fact', label: '事实：对照条款写清楚（定为重大时必填）', max: 500, rows: 2 }, filled),
        ...input({ name: 'harm', label: '危害（定为重大时必填）', max: 500, rows: 2 }, filled),
        ...input({ name: 'advice', label: '整改要求（定为重大时必填）', max: 500, rows: 2 }, filled),
        ...datePicker({ name: 'due_on', label: '整改期限，当天24:00截止' }, filled),
        ...fixerField(view, filled),
        submit('hz_grade', '提交定级', {
          value: ref,
          type: 'primary',
          confirm: { title: '提交定级？', text: '定为一般的，马上下发整改。定为重大的，由另一位负责人审定后告知企业主要负责人。' },
        }),
      ]),
    ],
  }))
}

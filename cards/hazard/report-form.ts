import {
  type Card,
  type CardContext,
  type CardElement,
  checker,
  collapsible,
  datePicker,
  drawCard,
  type Filled,
  form,
  input,
  markdown,
  md,
  type Option,
  refusal,
  select,
  submit,
} from '../kit/index.ts'

export interface ReportFormView extends Filled {
  /** The draft being changed; null for a new one. */
  readonly draft: { readonly hazard: string; readonly v: number } | null
  /** A hazard of the same visit, whose list the new one joins. */
  readonly sameVisitAs?: string | null
  /** Enterprises in the reader's scope; empty: the name or code is typed in. */
  readonly enterprises: readonly Option[]
  readonly discoveries: readonly Option[]
  readonly causes: readonly Option[]
  readonly programmes: readonly Option[]
  /** Pictures already received for this form. */
  readonly pictures: number
}

const grades: readonly Option[] = [
  { value: 'unsure', text: '说不准，请定级的人判断' },
  { value: 'general', text: '一般' },
  { value: 'major', text: '重大' },
]

function enterprise({ enterprises }: ReportFormView, filled: Filled): CardElement[] {
  if (enterprises.length === 0) {
    return input({ name: 'enterprise', label: '企业', required: true, max: 100, placeholder: '全称或统一社会信用代码' }, filled)
  }
  return select({ name: 'enterprise', label: '企业', required: true, options: enterprises }, filled)
}

const seldom = ['discovery', 'cause', 'programme', 'due_on', 'fixer', 'photo_waiver', 'backfill_reason'] as const

function seldomFields(view: ReportFormView, filled: Filled): CardElement[] {
  return [
    ...select({ name: 'discovery', label: '发现方式', options: view.discoveries }, filled),
    ...select({ name: 'cause', label: '原因', options: view.causes }, filled),
    ...select({ name: 'programme', label: '专项行动', options: view.programmes }, filled),
    ...datePicker({ name: 'due_on', label: '建议整改期限' }, filled),
    ...input({ name: 'fixer', label: '整改责任人', max: 40, placeholder: '企业里负责整改的人' }, filled),
    ...input({ name: 'photo_waiver', label: '不能拍照的原因', max: 200, placeholder: '如：井下不允许带手机' }, filled),
    ...input({ name: 'backfill_reason', label: '补录原因', max: 200, placeholder: '发现日期早于今天时要填' }, filled),
  ]
}

/** The form by which a hazard is reported or a draft changed; a refused one comes back filled. */
export function reportForm(view: ReportFormView, ctx: CardContext): Card {
  const filled: Filled = { values: view.values, error: view.error }
  const isOpen = seldom.some((name) => name === view.error?.field || (view.values?.[name] ?? '') !== '')
  const pictures =
    view.pictures === 0 ? '照片：直接在这个聊天里发，填表前后都可以。' : `照片：已收到${view.pictures}张，可以继续在这个聊天里发。`
  return drawCard(ctx, () => ({
    tone: view.error ? 'soon' : 'normal',
    title: view.draft ? '修改隐患草稿' : '上报隐患',
    ask: view.error ? '请改好标出的一项，再点“填好，看一遍”' : '请填写隐患，点“填好，看一遍”。现在还不会登记',
    summary: view.error ? '上报的内容有一项要改' : '请填写要上报的隐患',
    body: [
      ...refusal(filled),
      form('form_hz_draft', [
        ...enterprise(view, filled),
        ...input({ name: 'place', label: '位置', required: true, max: 100, placeholder: '如：二采区回风巷' }, filled),
        ...input(
          {
            name: 'description',
            label: '看到了什么',
            required: true,
            max: 1000,
            rows: 3,
            placeholder: '写事实：什么东西，什么状态，数值多少',
          },
          filled,
        ),
        ...datePicker({ name: 'found_on', label: '发现日期', required: true }, filled),
        ...select({ name: 'grade', label: '您认为是', options: grades }, filled),
        ...checker({ name: 'imminent', label: '情况紧急，随时可能出事（勾选的，登记后立即通知企业主要负责人停产撤人）' }, filled),
        ...collapsible('更多内容（可以不填）', seldomFields(view, filled), isOpen),
        markdown(md`${pictures}`),
        submit('hz_draft', '填好，看一遍', {
          value: { ...view.draft, ...(view.sameVisitAs && { same_visit_as: view.sameVisitAs }) },
          type: 'primary',
        }),
      ]),
    ],
  }))
}

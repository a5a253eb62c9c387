import {
  button,
  buttonRow,
  type Card,
  type CardContext,
  drawCard,
  type Filled,
  form,
  markdown,
  md,
  type Option,
  refusal,
  select,
  submit,
} from '../kit/index.ts'

export interface DeputyFormView extends Filled {
  readonly membership: string
  readonly name: string
  readonly deputyName: string | null
  /** Colleagues by person. */
  readonly colleagues: readonly Option[]
}

/** Who takes over from a colleague. */
export function deputyForm(view: DeputyFormView, ctx: CardContext): Card {
  return drawCard(ctx, () => ({
    tone: view.error ? 'soon' : 'normal',
    title: '设代理人',
    ask: '请选择本单位的一位同事。离职或结束身份时，手上的事转给代理人',
    summary: '请选择代理人',
    body: [
      markdown(md`**姓名**　${view.name}（现在的代理人：${view.deputyName ?? '没有'}）\n代理人接手办理，但不能代替他签字。`),
      ...refusal(view),
      form('form_org_deputy', [
        ...select({ name: 'deputy', label: '代理人', required: true, options: deputies(view) }, view),
        ...buttonRow(submit('org_deputy', '确定代理人', { value: { membership: view.membership }, type: 'primary' })),
      ]),
      ...buttonRow(button('org_admin', '返回名单', { value: { page: 1 } })),
    ],
  }))
}

const deputies = ({ colleagues }: DeputyFormView): Option[] => [...colleagues, { value: 'nobody', text: '不设代理人' }]

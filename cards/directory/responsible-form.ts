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

export interface ResponsibleFormView extends Filled {
  readonly enterprise: string
  readonly name: string
  readonly responsibleName: string | null
  /** Risk officers by person. */
  readonly officers: readonly Option[]
}

/** Which risk officer gets the reminders of a customer. */
export function responsibleForm(view: ResponsibleFormView, ctx: CardContext): Card {
  return drawCard(ctx, () => ({
    tone: view.error ? 'soon' : 'normal',
    title: '指定客户负责人',
    ask: view.officers.length === 0 ? '本公司还没有风控专员，请先发邀请码' : '请选择一位风控专员，这家企业的提醒以后都发给他',
    summary: '请选择负责这家企业的风控专员',
    body: [
      markdown(md`**企业**　${view.name}（现在的负责人：${view.responsibleName ?? '没有'}）`),
      ...refusal(view),
      ...(view.officers.length === 0
        ? []
        : [
            form('form_org_care', [
              ...select({ name: 'person', label: '负责的风控专员', required: true, options: view.officers }, view),
              ...buttonRow(submit('org_care_set', '确定负责人', { value: { enterprise: view.enterprise }, type: 'primary' })),
            ]),
          ]),
      ...buttonRow(button('org_care', '返回客户名单', { value: { page: 1 } })),
    ],
  }))
}

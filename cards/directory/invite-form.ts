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

export interface InviteFormView extends Filled {
  /** The body the code is for; the press says it again, so that an older card cannot invite to another body. */
  readonly body: string
  readonly organisationName: string
  readonly roles: readonly Option[]
}

/** For which role of the reader's own body a code is made. */
export function inviteForm(view: InviteFormView, ctx: CardContext): Card {
  return drawCard(ctx, () => ({
    tone: view.error ? 'soon' : 'normal',
    title: '发邀请码',
    ask: '请选择对方的身份。邀请码七天内有效，只能用一次',
    summary: '请选择要邀请的身份',
    body: [
      markdown(md`**单位**　${view.organisationName}`),
      ...refusal(view),
      form('form_org_invite', [
        ...select({ name: 'role', label: '对方的身份', required: true, options: view.roles }, view),
        ...buttonRow(submit('org_invite', '生成邀请码', { value: { body: view.body }, type: 'primary' })),
      ]),
      ...buttonRow(button('org_admin', '返回名单', { value: { page: 1 } })),
    ],
  }))
}

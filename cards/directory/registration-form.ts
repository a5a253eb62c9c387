import {
  buttonRow,
  type Card,
  type CardContext,
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

export interface RegistrationFormView extends Filled {
  /** Roles one may ask for, with their Chinese names. */
  readonly roles: readonly Option[]
  /** Tries left today, of five. */
  readonly triesLeft: number
}

/** Exact full name or code, or an invite code; nothing is suggested to a stranger. */
export function registrationForm(view: RegistrationFormView, ctx: CardContext): Card {
  return drawCard(ctx, () => ({
    tone: view.error ? 'soon' : 'normal',
    title: '登记身份',
    ask: view.error ? '请改好标出的一项，再提交' : '请填写姓名，再填邀请码，或填单位和身份',
    summary: view.error ? '登记的内容有一项要改' : '请填写登记信息',
    body: [
      ...refusal(view),
      form('form_reg', [
        ...input({ name: 'name', label: '姓名', required: true, max: 30 }, view),
        ...input({ name: 'mobile', label: '手机号', max: 20, placeholder: '方便核实的人联系您' }, view),
        ...input({ name: 'code', label: '邀请码（有邀请码只填这个）', max: 40 }, view),
        ...input({ name: 'organisation', label: '单位全称或统一社会信用代码', max: 100, placeholder: '和营业执照一字不差' }, view),
        ...select({ name: 'role', label: '您的身份', options: view.roles }, view),
        ...buttonRow(submit('reg_ask', '提交登记', { value: {}, type: 'primary' }), submit('reg_code', '用邀请码登记', { value: {} })),
      ]),
      markdown(md`<font color='grey'>今天还能提交${view.triesLeft}次。</font>`, 'notation'),
    ],
  }))
}

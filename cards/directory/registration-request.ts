import {
  buttonRow,
  type Card,
  type CardContext,
  drawCard,
  type Filled,
  form,
  formatInstant,
  input,
  lines,
  markdown,
  md,
  refusal,
  submit,
} from '../kit/index.ts'

export interface RegistrationRequestView extends Filled {
  readonly registration: string
  readonly name: string
  /** Masked as the reader may see it; null when none was given. */
  readonly mobile: string | null
  readonly organisationName: string
  readonly roleLabel: string
  readonly requestedAt: Date
  readonly hasCode: boolean
  /** Already decided: the card then only tells. */
  readonly decided: { readonly verdict: 'approved' | 'refused'; readonly by: string } | null
}

/** Somebody asks for a role in a body; its approver knows the person or refuses. */
export function registrationRequest(view: RegistrationRequestView, ctx: CardContext): Card {
  const { decided } = view
  const value = { registration: view.registration }
  return drawCard(ctx, (cut) => ({
    tone: decided ? 'done' : 'soon',
    title: '登记申请',
    ask: decided
      ? `已由${decided.by}${decided.verdict === 'approved' ? '同意' : '拒绝'}，不用您办理`
      : '请今天核实：是本单位的人就同意，不认识就拒绝',
    summary: decided ? '一个登记申请已办理' : '有一个登记申请请您今天核实',
    body: [
      markdown(
        lines(
          md`**姓名**　${cut(view.name)}`,
          md`**手机**　${view.mobile ?? '没有填'}`,
          md`**单位**　${view.organisationName}`,
          md`**申请的身份**　${view.roleLabel}`,
          md`**申请时间**　${formatInstant(view.requestedAt, ctx.now)}${view.hasCode ? '，用了邀请码' : ''}`,
        ),
      ),
      ...(decided
        ? []
        : [
            ...refusal(view),
            form('form_reg_decide', [
              ...input({ name: 'reason', label: '理由（拒绝时必须写）', max: 200 }, view),
              ...buttonRow(
                submit('reg_ok', '同意登记', {
                  value,
                  type: 'primary',
                  confirm: { title: '同意登记？', text: '确认认识这个人、身份属实？同意后他能看到并办理本单位的事。' },
                }),
                submit('reg_no', '不同意', { value }),
              ),
            ]),
          ]),
    ],
  }))
}

import { type Card, type CardContext, drawCard, type Filled, form, input, lines, markdown, md, refusal, submit } from '../kit/index.ts'

export interface UnmaskFormView extends Filled {
  readonly person: string
  readonly name: string
  readonly organisationName: string
  readonly maskedMobile: string | null
  readonly maskedIdNumber: string | null
}

/** A purpose first; the owner sees who looked and why. */
export function unmaskForm(view: UnmaskFormView, ctx: CardContext): Card {
  return drawCard(ctx, () => ({
    tone: 'normal',
    title: '查看联系方式',
    ask: '请写明用途再查看。本人会看到是谁、为什么查看',
    summary: '请填写查看联系方式的用途',
    isPrivate: true,
    body: [
      markdown(
        lines(
          md`**姓名**　${view.name}（${view.organisationName}）`,
          md`**手机**　${view.maskedMobile ?? '没有登记'}`,
          md`**证件号**　${view.maskedIdNumber ?? '没有登记'}`,
        ),
      ),
      ...refusal(view),
      form('form_unmask', [
        ...input({ name: 'purpose', label: '用途', required: true, max: 200, placeholder: '如：通知整改' }, view),
        submit('dir_unmask', '说明用途并查看', { value: { person: view.person }, type: 'primary' }),
      ]),
    ],
  }))
}

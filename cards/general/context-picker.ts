import { button, buttonRow, type Card, type CardContext, type CardElement, drawCard, markdown, md } from '../kit/index.ts'

export interface ContextPickerView {
  readonly contexts: readonly {
    readonly membership: string
    readonly organisationName: string
    readonly roleLabel: string
    readonly isPresent: boolean
  }[]
  /** Key of the press that waits for the choice; null when the person only switches. */
  readonly resume: string | null
}

/** Several bodies or roles fit: the bot asks, it never guesses. */
export function contextPicker({ contexts, resume }: ContextPickerView, ctx: CardContext): Card {
  const row = (
    { membership, organisationName, roleLabel, isPresent }: ContextPickerView['contexts'][number],
    index: number,
  ): CardElement[] => [
    markdown(md`**${organisationName}**　${roleLabel}${isPresent ? '（现在的身份）' : ''}`),
    ...buttonRow(button('ctx_pick', '用这个身份', { value: { membership, ...(resume !== null && { resume }) }, row: index + 1 })),
  ]
  return drawCard(ctx, () => ({
    tone: 'normal',
    title: resume === null ? '切换身份' : '请选择身份',
    ask: resume === null ? '请选接下来用哪个身份办事' : '您有几个身份都能办这件事，请选一个继续',
    summary: '请选择用哪个身份办理',
    body: [
      ...contexts.slice(0, 20).flatMap(row),
      ...buttonRow(resume === null ? button('dir_viewed', '谁看过我的联系方式', { value: {} }) : null),
    ],
  }))
}

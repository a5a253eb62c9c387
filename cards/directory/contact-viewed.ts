import { type Card, type CardContext, drawCard, formatInstant, lines, markdown, md } from '../kit/index.ts'

export interface ContactViewedView {
  /** Newest first. */
  readonly views: readonly { readonly by: string; readonly at: Date; readonly purpose: string }[]
}

/** Who looked at the reader's own number, when and why. */
export function contactViewed({ views }: ContactViewedView, ctx: CardContext): Card {
  return drawCard(ctx, (cut) => ({
    tone: 'normal',
    title: '有人查看了您的联系方式',
    ask: '请知悉，不用办理。用途不实请打下面的电话',
    summary: '有人查看了您的联系方式',
    isPrivate: true,
    body: [markdown(lines(...views.slice(0, 20).map(({ by, at, purpose }) => md`${formatInstant(at, ctx.now)}　${by}：${cut(purpose)}`)))],
  }))
}

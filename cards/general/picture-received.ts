import { button, buttonRow, type Card, type CardContext, drawCard, imageRow, lines, markdown, md } from '../kit/index.ts'

export interface PictureReceivedView {
  /** Where the pictures went: 「隐患草稿：二采区回风巷」. */
  readonly label: string
  /** All pictures there now, newest last. */
  readonly pictures: readonly string[]
  /** Numbers of hazards in which one of them was seen before. */
  readonly seenIn: readonly string[]
  /** The hazard or draft to go on with; null while the form is not yet a draft. */
  readonly hazard: string | null
}

/** A picture that was sent went to the one open draft or form. */
export function pictureReceived(view: PictureReceivedView, ctx: CardContext): Card {
  const reused =
    view.seenIn.length === 0 ? null : md`<font color='red'>这张照片在${view.seenIn.slice(0, 5).join('、')}里出现过，请确认没有发错。</font>`
  return drawCard(ctx, () => ({
    tone: view.seenIn.length > 0 ? 'soon' : 'done',
    title: '照片已收到',
    ask: `共${view.pictures.length}张。可以继续发，或回去把内容填完`,
    summary: `照片已收到，共${view.pictures.length}张`,
    body: [
      markdown(lines(md`**归到**　${view.label}`, reused)),
      ...imageRow(view.pictures.slice(-9), '收到的照片'),
      ...(view.hazard === null ? [] : buttonRow(button('hz_show', '看一遍', { value: { hazard: view.hazard }, type: 'primary' }))),
    ],
  }))
}

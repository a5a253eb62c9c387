import { type Card, type CardContext, drawCard, lines, markdown, md, telLink } from '../kit/index.ts'

export interface ContactShownView {
  readonly name: string
  readonly organisationName: string
  readonly mobile: string | null
  /** First six and last four; never shown whole. */
  readonly maskedIdNumber: string | null
  readonly purpose: string
}

/** The number itself, for the purpose that was given. */
export function contactShown(view: ContactShownView, ctx: CardContext): Card {
  return drawCard(ctx, (cut) => ({
    tone: 'normal',
    title: '联系方式',
    ask: '只用于您写明的用途，不要转发',
    summary: '您要的联系方式',
    isPrivate: true,
    body: [
      markdown(
        lines(
          md`**姓名**　${view.mobile === null ? md`${view.name}（没有登记号码）` : telLink(view.name, view.mobile)}`,
          md`**单位**　${view.organisationName}`,
          view.maskedIdNumber === null ? null : md`**证件号**　${view.maskedIdNumber}`,
          md`**用途**　${cut(view.purpose)}`,
        ),
      ),
    ],
  }))
}

import { type Card, type CardContext, divText, drawCard, formatInstant, lines, markdown, md, telLink } from '../kit/index.ts'

export interface AccidentToldView {
  readonly at: Date
  readonly enterpriseName: string | null
  /** The words as they were written. */
  readonly text: string
  readonly by: { readonly name: string; readonly mobile: string | null }
  /** End of the statutory hour of the enterprise. */
  readonly reportByAt: Date
  /** The reader is of the bureau that stands in where nobody insures. */
  readonly isBureau: boolean
}

/** Claim staff and manager of the insurer, or who is on duty at the bureau in its place: an accident may have happened. @see 375 §二(二)六 */
export function accidentTold(view: AccidentToldView, ctx: CardContext): Card {
  const { by } = view
  return drawCard(
    ctx,
    (cut) => ({
      tone: 'major',
      title: view.isBureau ? '企业可能发生事故' : '客户可能发生事故',
      tags: [{ text: '紧急', color: 'red' }],
      ask: view.isBureau ? '请现在联系企业核实，按预案组织救援' : '请现在联系企业，协助应急救援，启动快速理赔',
      summary: '紧急：可能发生事故，请现在联系企业',
      body: [
        markdown(
          lines(
            md`**单位**　${view.enterpriseName ?? '还不清楚，请先问清'}`,
            md`**报信人**　${by.mobile === null ? md`${by.name}` : telLink(by.name, by.mobile)}`,
            md`**收到时间**　${formatInstant(view.at, ctx.now)}`,
            md`**企业依法报告的时限**　${formatInstant(view.reportByAt, ctx.now)}前`,
            md`**原话**`,
          ),
        ),
        divText(cut(view.text)),
        markdown(md`已提醒对方先打119、120并依法报告。这不是正式的事故报告，情况以联系核实为准。`),
      ],
    }),
    '打电话问清',
  )
}

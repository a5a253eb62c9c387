import { pager } from '../hazard/rows.ts'
import { button, buttonRow, type Card, type CardContext, drawCard, lines, markdown, md } from '../kit/index.ts'

export interface CustomerListView {
  readonly rows: readonly { readonly enterprise: string; readonly name: string; readonly responsibleName: string | null }[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

/** Customers of an insurer and who gets their reminders. */
export function customerList(view: CustomerListView, ctx: CardContext): Card {
  const { page, pages, total } = view
  return drawCard(ctx, () => ({
    tone: 'normal',
    title: '客户负责人',
    ask: total === 0 ? '现在没有承保的企业，不用办理' : `承保${total}家企业，请给每家指定一位风控专员`,
    summary: '客户负责人：每家企业由谁负责',
    body: [
      ...view.rows.flatMap((row, index) => [
        markdown(lines(md`**${row.name}**`, md`负责人：${row.responsibleName ?? '还没有指定'}`)),
        ...buttonRow(button('org_care_open', '指定', { value: { enterprise: row.enterprise }, row: index + 1 })),
      ]),
      ...pager({ page, pages }, (to, text, row) => button('org_care', text, { value: { page: to }, row })),
      ...buttonRow(button('org_admin', '返回名单', { value: { page: 1 } })),
    ],
  }))
}

import { pager } from '../hazard/rows.ts'
import { button, buttonRow, type Card, type CardContext, type CardElement, drawCard, lines, markdown, md } from '../kit/index.ts'

export interface UnreachableRow {
  readonly enterprise: string
  readonly name: string
  readonly regionName: string
  readonly insurerName: string | null
  readonly openHazards: number
  readonly openMajor: number
  readonly mayInvite: boolean
}

export interface UnreachableListView {
  readonly rows: readonly UnreachableRow[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

/** Enterprises per page. */
const rowsShown = 10

function enterpriseRow(item: UnreachableRow, index: number): CardElement[] {
  const major = item.openMajor === 0 ? '' : `，其中重大${item.openMajor}条`
  return [
    markdown(
      lines(md`**${item.name}**　${item.regionName}`, md`${item.insurerName ?? '没有投保'}　未销号隐患${item.openHazards}条${major}`),
    ),
    ...buttonRow(item.mayInvite ? button('dir_invite', '发邀请码', { value: { enterprise: item.enterprise }, row: index + 1 }) : null),
  ]
}

/** Enterprises in which nobody can be told anything. */
export function unreachableList(view: UnreachableListView, ctx: CardContext): Card {
  const { total, page, pages } = view
  return drawCard(ctx, () => ({
    tone: view.rows.some(({ openMajor }) => openMajor > 0) ? 'overdue' : total > 0 ? 'soon' : 'done',
    title: '联系不上的企业',
    ask: total === 0 ? '每家企业都有人登记，不用办理' : `${total}家企业没有人登记，请发邀请码，先发有重大隐患的`,
    summary: total === 0 ? '没有联系不上的企业' : `有${total}家企业联系不上，请发邀请码`,
    body: [
      ...view.rows.slice(0, rowsShown).flatMap(enterpriseRow),
      ...pager({ page, pages }, (to, text, row) => button('dir_unreachable', text, { value: { page: to }, row })),
    ],
  }))
}

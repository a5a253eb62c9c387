import type { HazardRow } from '../../src/modules/hazards/types.ts'
import { button, type Card, type CardContext, drawCard } from '../kit/index.ts'
import { hazardRow, pager, rowsPerCard } from './rows.ts'

export interface HazardListView {
  /** What the list holds: 「没有签收的重大隐患」. */
  readonly title: string
  /** Key of the list; turning pages asks for it again. */
  readonly filter: string
  /** The rows of this page, at most ten. */
  readonly rows: readonly HazardRow[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

/** A list of hazards within the reader's scope. */
export function hazardList(view: HazardListView, ctx: CardContext): Card {
  const { rows, total, page, pages, filter } = view
  const waiting = rows.filter(({ may }) => may.length > 0).length
  return drawCard(ctx, (cut) => ({
    tone: rows.some(({ isOverdue }) => isOverdue) ? 'overdue' : 'normal',
    title: view.title,
    ask: total === 0 ? '没有符合条件的隐患' : `共${total}条${waiting > 0 ? `，本页${waiting}条等您办理` : '，本页没有等您办理的'}`,
    summary: total === 0 ? '没有符合条件的隐患' : `隐患清单共${total}条`,
    body: [
      ...rows
        .slice(0, rowsPerCard)
        .flatMap((row, index) => hazardRow(row, { index: (page - 1) * rowsPerCard + index + 1, row: index + 1, cut, ctx })),
      ...pager({ page, pages }, (to, text, row) => button('hz_list', text, { value: { filter, page: to }, row })),
    ],
  }))
}

import type { HazardRow } from '../../src/modules/hazards/types.ts'
import { hazardRow, pager, rowsPerCard } from '../hazard/rows.ts'
import { button, buttonRow, type Card, type CardContext, type CardElement, drawCard, markdown, md } from '../kit/index.ts'

export interface TodoListView {
  /** Hazards that wait on this reader, most urgent first; this page's, at most ten. */
  readonly rows: readonly HazardRow[]
  /** Registrations that wait for this reader's approval; at most five. */
  readonly registrations: readonly { readonly registration: string; readonly text: string }[]
  /** All that waits, registrations included. */
  readonly total: number
  readonly page: number
  readonly pages: number
}

function registrationRows({ registrations }: TodoListView): CardElement[] {
  return registrations.slice(0, 5).flatMap(({ registration, text }, index) => [
    markdown(md`**登记申请**　${text}`),
    ...buttonRow(
      button('reg_ok', '同意登记', {
        value: { registration },
        row: index + 1,
        confirm: { title: '同意登记？', text: '确认认识这个人、身份属实？同意后他能看到并办理本单位的事。' },
      }),
      button('reg_no', '不同意', { value: { registration }, row: index + 1 }),
    ),
  ])
}

/** Everything that waits on one person under one context. */
export function todoList(view: TodoListView, ctx: CardContext): Card {
  const { total, page, pages } = view
  const rows = view.rows.slice(0, rowsPerCard)
  const overdue = view.rows.filter(({ isOverdue }) => isOverdue).length
  return drawCard(ctx, (cut) => ({
    tone: overdue > 0 ? 'overdue' : total > 0 ? 'soon' : 'done',
    title: '我的待办',
    ask:
      total === 0
        ? '现在没有等您办理的事'
        : `有${total}件事等您办理${overdue > 0 ? `，本页${overdue}件已逾期，请今天办` : '，请按期限先后办'}`,
    summary: total === 0 ? '现在没有待办' : `有${total}件事等您办理`,
    body: [
      ...(page === 1 ? registrationRows(view) : []),
      ...rows.flatMap((row, index) => hazardRow(row, { index: (page - 1) * rowsPerCard + index + 1, row: index + 1, cut, ctx })),
      ...pager({ page, pages }, (to, text, row) => button('my_todo', text, { value: { page: to }, row })),
    ],
  }))
}

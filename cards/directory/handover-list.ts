import type { HazardRow } from '../../src/modules/hazards/types.ts'
import { hazardRow, rowsPerCard } from '../hazard/rows.ts'
import { button, buttonRow, type Card, type CardContext, drawCard, markdown, md } from '../kit/index.ts'

export interface HandoverView {
  /** Who left, and why it passes on: 「离职」「不再担任整改责任人」. */
  readonly fromName: string
  readonly reason: string
  readonly rows: readonly HazardRow[]
}

/** Everything that waited on a person who left now waits on the reader. */
export function handoverList(view: HandoverView, ctx: CardContext): Card {
  const { rows } = view
  const rest = rows.length - rowsPerCard
  return drawCard(ctx, (cut) => ({
    tone: rows.some(({ isOverdue }) => isOverdue) ? 'overdue' : 'soon',
    title: '有工作转给您',
    ask: `从现在起这${rows.length}件事由您办理，期限不变，请今天看一遍`,
    summary: `有${rows.length}件事转给您办理，请今天看一遍`,
    body: [
      markdown(md`**原办理人**　${view.fromName}（${view.reason}）`),
      ...rows.slice(0, rowsPerCard).flatMap((row, index) => hazardRow(row, { index: index + 1, row: index + 1, cut, ctx })),
      ...(rest > 0 ? [markdown(md`还有${rest}件，点“我的待办”查看。`)] : []),
      ...buttonRow(button('my_todo', '我的待办', { value: {} })),
    ],
  }))
}

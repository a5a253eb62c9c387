import type { HazardRow } from '../../src/modules/hazards/types.ts'
import {
  button,
  buttonRow,
  type Card,
  type CardContext,
  type CardElement,
  drawCard,
  formatInstant,
  lines,
  markdown,
  md,
} from '../kit/index.ts'
import { fact, refOf } from './parts.ts'
import { rowsPerCard } from './rows.ts'

export interface VisitListView {
  readonly visit: string
  readonly enterpriseName: string
  readonly startedAt: Date
  /** All hazards of the visit, oldest first; drafts and registered ones. */
  readonly rows: readonly HazardRow[]
}

function row(item: HazardRow, { index, place }: { index: number; place: number }): CardElement[] {
  const value = refOf(item)
  const isDraft = item.state === 'draft'
  return [
    markdown(md`**${index}. ${item.number ?? '草稿，未登记'}**\n${item.place}：${item.description.slice(0, 60)}`),
    ...buttonRow(
      isDraft && item.may.includes('register')
        ? button('hz_register', '登记', {
            value,
            row: place,
            confirm: { title: '登记这条隐患？', text: '登记后编号，进入定级，不能再当草稿修改。' },
          })
        : null,
      isDraft && item.may.includes('draft') ? button('hz_edit', '修改', { value, row: place }) : null,
      button('hz_show', '查看', { value: { hazard: item.id }, row: place }),
    ),
  ]
}

/** Drafts first in line, then the newest of the registered, in the order in which they were found. */
function mostTelling(rows: readonly HazardRow[]): { readonly item: HazardRow; readonly index: number }[] {
  const numbered = rows.map((item, index) => ({ item, index }))
  const drafts = numbered.filter(({ item }) => item.state === 'draft')
  const others = numbered.filter(({ item }) => item.state !== 'draft').reverse()
  return [...drafts, ...others].slice(0, rowsPerCard).sort((a, b) => a.index - b.index)
}

/** The growing list of one visit: what was found so far, and one more. */
export function visitList(view: VisitListView, ctx: CardContext): Card {
  const drafts = view.rows.filter(({ state }) => state === 'draft')
  const shown = mostTelling(view.rows)
  const last = view.rows.at(-1)
  return drawCard(ctx, () => ({
    tone: drafts.length > 0 ? 'soon' : 'done',
    title: '这次检查的隐患',
    ask: drafts.length > 0 ? `还有${drafts.length}条没有登记，请今天核对并登记` : `${view.rows.length}条都已登记。还有发现就再报一条`,
    summary: drafts.length > 0 ? `这次检查还有${drafts.length}条隐患没有登记` : '这次检查的隐患都已登记',
    body: [
      markdown(
        lines(
          fact('单位', view.enterpriseName),
          fact('检查开始', formatInstant(view.startedAt, ctx.now)),
          fact('条数', String(view.rows.length)),
        ),
      ),
      ...shown.flatMap(({ item, index }, place) => row(item, { index: index + 1, place: place + 1 })),
      ...buttonRow(last ? button('hz_add', '同一次检查再报一条', { value: { ...refOf(last), visit: view.visit }, type: 'primary' }) : null),
    ],
  }))
}

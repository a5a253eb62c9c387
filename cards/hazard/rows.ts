import type { HazardRow } from '../../src/modules/hazards/types.ts'
import { type BaseContext, button, buttonRow, type CardElement, type Cut, columnSet, lines, markdown, md, untilText } from '../kit/index.ts'
import { gradeLabels, stateLabels } from '../labels.ts'
import { nextStep, stepButton } from './may-buttons.ts'
import { refOf } from './parts.ts'

/** Rows on one card; the rest is on the next page. Ten rows with two buttons each keep the platform's 200 elements. */
export const rowsPerCard = 10

function headline(row: HazardRow, index: number) {
  const due = row.isOverdue ? md`<font color='red'>已逾期</font>` : md`${stateLabels[row.state]}`
  return md`**${index}. ${row.number ?? '未编号'}**　${gradeLabels[row.grade]}　${due}`
}

export interface RowPlace {
  /** Number in the whole list, from 1; shown. */
  readonly index: number
  /** Number on this card, from 1; names the buttons. */
  readonly row: number
  readonly cut: Cut
  readonly ctx: BaseContext
}

/** One hazard of a list: what, where, until when, and the press that waits on this reader. */
export function hazardRow(row: HazardRow, { index, row: number, cut, ctx }: RowPlace): CardElement[] {
  const step = nextStep(row.may)
  return [
    markdown(
      lines(
        headline(row, index),
        md`${row.enterpriseName}　${cut(row.place)}`,
        md`${cut(row.description)}`,
        row.dueOn === null ? null : md`期限：${untilText(row.dueOn, ctx.now)}`,
      ),
    ),
    ...buttonRow(
      step && stepButton(step, refOf(row), { row: number }),
      step?.action === 'hz_show' ? null : button('hz_show', '查看', { value: { hazard: row.id }, row: number }),
    ),
  ]
}

/** Where one is in a long list, and the way on; `turn` makes the button of a page. */
export function pager<B extends ReturnType<typeof button>>(
  { page, pages }: { readonly page: number; readonly pages: number },
  turn: (page: number, text: string, row: number) => B,
): CardElement[] {
  if (pages <= 1) return []
  return [
    columnSet(
      [
        page > 1 ? [turn(page - 1, '上一页', 98)] : [],
        [markdown(md`第${page}页，共${pages}页`, 'notation')],
        page < pages ? [turn(page + 1, '下一页', 99)] : [],
      ].filter((cells) => cells.length > 0),
      'flow',
    ),
  ]
}

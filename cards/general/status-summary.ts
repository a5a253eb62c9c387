import {
  type Bar,
  barChart,
  button,
  buttonRow,
  type Card,
  type CardContext,
  type CardElement,
  columnSet,
  drawCard,
  formatInstant,
  lines,
  markdown,
  md,
} from '../kit/index.ts'

export interface StatusFigure {
  readonly label: string
  readonly value: string
  /** Key of the list behind the figure; null when the reader may not open it. */
  readonly filter: string | null
  /** Red: something is late. */
  readonly isAlarming: boolean
}

export interface StatusView {
  /** Over what is counted: 「晋城市」「沁河东沟煤矿」. */
  readonly scope: string
  readonly figures: readonly StatusFigure[]
  /** Open hazards by state, where a picture says it faster than the figures. */
  readonly byState?: readonly Bar[] | undefined
  /** The reader may look at how timely the insurers report. */
  readonly seesTimeliness?: boolean | undefined
}

function figureRow({ label, value, filter, isAlarming }: StatusFigure, row: number): CardElement {
  const shown = isAlarming ? md`${label}\n<font color='red'>**${value}**</font>` : md`${label}\n**${value}**`
  return columnSet([
    [markdown(shown)],
    filter === null ? [markdown(md`<font color='grey'>没有明细</font>`)] : [button('hz_list', '看清单', { value: { filter }, row })],
  ])
}

/** Figures within the reader's scope, each with the list it was counted from. */
export function statusSummary(view: StatusView, ctx: CardContext): Card {
  const late = view.figures.some(({ isAlarming }) => isAlarming)
  return drawCard(ctx, () => ({
    tone: late ? 'overdue' : 'normal',
    title: '概况',
    ask: late ? '有已经逾期的，请先看红色的数' : '没有逾期的。点“看清单”看每个数的明细',
    summary: late ? '概况：有已经逾期的，请查看' : '概况：没有逾期的',
    body: [
      markdown(lines(md`**范围**　${view.scope}`, md`**截至**　${formatInstant(ctx.now, ctx.now)}`)),
      ...barChart('没有销号的隐患，按办理状态', view.byState ?? []),
      ...view.figures.slice(0, 15).map((figure, index) => figureRow(figure, index + 1)),
      ...buttonRow(view.seesTimeliness ? button('rp_late', '保险机构的报送时限', { value: {} }) : null),
    ],
  }))
}

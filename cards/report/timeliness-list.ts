import type { TimelinessView } from '../../src/modules/hazards/types.ts'
import { pager } from '../hazard/rows.ts'
import { button, type Card, type CardContext, drawCard, lines, type Markdown, markdown, md } from '../kit/index.ts'
import { timelinessLabels } from '../labels.ts'

export interface TimelinessListView {
  /** At most ten. */
  readonly rows: readonly {
    readonly number: string | null
    readonly enterpriseName: string
    readonly party: string
    readonly duties: readonly TimelinessView[]
  }[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

function duty({ step, hours, limitHours, isLate, to }: TimelinessView): Markdown {
  const words = `${timelinessLabels[step]}${hours}小时${to === null ? '（还没有办）' : ''}`
  return isLate ? md`<font color='red'>${words}（时限${String(limitHours)}小时，超时）</font>` : md`${words}`
}

/** How timely the insurers were, one reported hazard a paragraph: numbers and names, nothing of what was found. */
export function timelinessList({ rows, total, page, pages }: TimelinessListView, ctx: CardContext): Card {
  const late = rows.filter(({ duties }) => duties.some(({ isLate }) => isLate)).length
  return drawCard(ctx, () => ({
    tone: late > 0 ? 'overdue' : 'normal',
    title: '保险机构的报送时限',
    ask: total === 0 ? '没有报送过的重大隐患' : `共${total}条报送过的重大隐患，本页${late}条有超时，请看红色的`,
    summary: total === 0 ? '没有报送过的重大隐患' : `报送过的重大隐患共${total}条`,
    body: [
      ...rows.map((row, index) =>
        markdown(
          lines(
            md`**${String((page - 1) * 10 + index + 1)}. ${row.number ?? '未编号'}**　${row.enterpriseName}`,
            md`${row.party}`,
            ...row.duties.map(duty),
          ),
        ),
      ),
      ...pager({ page, pages }, (to, text, row) => button('rp_late', text, { value: { page: to }, row })),
    ],
  }))
}

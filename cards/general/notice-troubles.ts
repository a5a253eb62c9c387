import { pager } from '../hazard/rows.ts'
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

export type TroubleFilter = 'failed' | 'unknown' | 'waiting'

export interface TroubleLine {
  readonly notice: string
  readonly title: string
  /** Number of what it is about; null where it has none. */
  readonly number: string | null
  readonly name: string
  readonly body: string
  readonly role: string
  readonly createdAt: Date
  /** Why it did not arrive; empty while it waits. */
  readonly why: string
}

export interface NoticeTroublesView {
  readonly filter: TroubleFilter
  readonly rows: readonly TroubleLine[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

const filters: Record<TroubleFilter, { readonly zh: string; readonly ask: string }> = {
  failed: { zh: '没有送达', ask: '先按原因处理，再点“再发一次”；联系不上的请打电话' },
  unknown: { zh: '不知道是否送达', ask: '平台没有答复。再发一次，收件人可能会看到两张一样的卡片' },
  waiting: { zh: '久等没有发出', ask: '到时间10分钟还没有发出，请检查网络、平台限额和程序日志' },
}

const others = (now: TroubleFilter): TroubleFilter[] => (['failed', 'unknown', 'waiting'] as const).filter((filter) => filter !== now)

function rowPart(line: TroubleLine, { row, isFinal }: { row: number; isFinal: boolean }, ctx: CardContext): CardElement[] {
  const { notice, title, number, name, body, role, createdAt, why } = line
  return [
    markdown(
      lines(
        number === null ? md`**${title}**` : md`**${title}**　${number}`,
        md`${name}　${body} ${role}`,
        why === '' ? md`${formatInstant(createdAt, ctx.now)}` : md`${formatInstant(createdAt, ctx.now)}　${why}`,
      ),
    ),
    ...(isFinal ? buttonRow(button('nt_again', '再发一次', { value: { notice }, row })) : []),
  ]
}

/** Notices that did not arrive, for who operates the deployment: whom to reach and why, nothing of what they were about. */
export function noticeTroubles(view: NoticeTroublesView, ctx: CardContext): Card {
  const { filter, rows, total, page, pages } = view
  const isFinal = filter !== 'waiting'
  return drawCard(ctx, () => ({
    tone: total === 0 ? 'done' : filter === 'failed' ? 'overdue' : 'soon',
    title: `通知：${filters[filter].zh}`,
    ask: total === 0 ? `近30天没有“${filters[filter].zh}”的通知` : `${total}条${filters[filter].zh}。${filters[filter].ask}`,
    summary: total === 0 ? '没有要处理的通知' : `有${total}条通知${filters[filter].zh}`,
    body: [
      ...rows.flatMap((line, place) => rowPart(line, { row: place + 1, isFinal }, ctx)),
      ...pager({ page, pages }, (to, text, row) => button('nt_list', text, { value: { filter, page: to }, row })),
      ...buttonRow(
        isFinal && total > 1
          ? button('nt_again_all', `最新${Math.min(total, 50)}条全部再发`, {
              value: { filter },
              confirm: { title: '全部再发一次？', text: '已经办结的不会再发。收件人可能会看到重复的卡片。' },
            })
          : null,
        ...others(filter).map((other, place) => button('nt_list', filters[other].zh, { value: { filter: other }, row: place + 1 })),
      ),
    ],
  }))
}

import type { HazardView } from '../../src/modules/hazards/types.ts'
import {
  type BaseContext,
  button,
  buttonRow,
  type Card,
  type CardElement,
  type Cut,
  drawCard,
  hr,
  markdown,
  md,
  untilText,
  withMost,
} from '../kit/index.ts'
import { stateLabels } from '../labels.ts'
import { enterpriseName, fact, hazardContext, notified, photosBefore, refOf, tagsOf, toneOf } from './parts.ts'

export interface HazardNoticeView {
  /** One hazard, or all general hazards of one visit; never empty. All under the same reader. */
  readonly hazards: readonly [HazardView, ...HazardView[]]
}

/** More would pass the platform's limit of elements; the rest is found in the list of what waits. */
const mostShown = 6

function buttons(view: HazardView, row: number | undefined): CardElement[] {
  const may = new Set(view.may)
  const options = { value: refOf(view), ...(row !== undefined && { row }) }
  const isFirst = row === undefined || row === 1
  return buttonRow(
    may.has('submit') ? button('hz_submit_open', '提交整改', { ...options, ...(isFirst && { type: 'primary' as const }) }) : null,
    may.has('assign_fixer') ? button('hz_fixer_open', '指定整改责任人', options) : null,
    may.has('extend') ? button('hz_extend_open', '申请延期', options) : null,
    may.has('object_grade') ? button('hz_object_open', '对定级有异议', options) : null,
    button('hz_show', '查看隐患', options),
  )
}

function section(view: HazardView, { cut, ctx, row }: { cut: Cut; ctx: BaseContext; row: number | undefined }): CardElement[] {
  const heading = row === undefined ? md`` : md`**第${row}条**　${stateLabels[view.state]}\n`
  return [
    markdown(md`${heading}**编号**　${view.number ?? '未编号'}\n**位置**　${cut(view.place)}`),
    notified(view, cut, ctx),
    ...photosBefore(view),
    ...buttons(view, row),
  ]
}

function rest(count: number): CardElement[] {
  if (count <= 0) return []
  return [hr(), markdown(md`这次检查还有${count}条隐患，请点“我的待办”查看。`), ...buttonRow(button('my_todo', '我的待办', { value: {} }))]
}

interface Asked {
  readonly open: readonly HazardView[]
  readonly all: readonly HazardView[]
  readonly until: string
  readonly isFixer: boolean
}

function askOf({ open, all, until, isFixer }: Asked): string {
  const count = open.length
  if (count === 0) return all.some(isHandedIn) ? '整改已提交，等复查' : '都已办结，不用再办'
  const earliest = until === '' ? '' : `，最早一条${until}`
  if (count > 1) return isFixer ? `请整改${count}条隐患并提交结果${earliest}` : `请督促整改${count}条隐患${earliest}`
  return isFixer ? `请${until}整改完并提交结果` : `请督促整改，${until}完成`
}

const isHandedIn = ({ state }: HazardView): boolean => state === 'to_verify' || state === 'to_close'
const isOver = ({ state }: HazardView): boolean => state === 'closed' || state === 'merged' || state === 'voided'

/** 隐患整改通知 of general hazards: what to fix and by when. @see 375 §二(三)三 */
export function hazardNotice({ hazards }: HazardNoticeView, ctx: BaseContext): Card {
  const open = hazards.filter((view) => !isHandedIn(view) && !isOver(view))
  const [first = hazards[0]] = open
  const due = open.flatMap(({ dueOn }) => dueOn ?? []).sort()[0]
  const until = due === undefined ? '' : `在${untilText(due, ctx.now)}`
  const isFixer = hazards.some(({ may }) => may.includes('submit'))
  const draw = (shown: number): Card =>
    drawCard(hazardContext(first, ctx), (cut) => ({
      tone: toneOf(first),
      title: hazards.length === 1 ? '隐患整改通知' : `隐患整改通知（${hazards.length}条）`,
      tags: hazards.length === 1 ? tagsOf(first) : [{ text: '一般隐患', color: 'blue' }],
      ask: askOf({ open, all: hazards, until, isFixer }),
      summary: open.length === 0 ? '隐患整改的最新情况' : isFixer ? `请${until}提交隐患整改结果` : `请督促隐患整改，${until}完成`,
      body: [
        markdown(fact('单位', enterpriseName(first)) ?? md``),
        ...hazards
          .slice(0, shown)
          .flatMap((view, index) => [
            ...(index === 0 ? [] : [hr()]),
            ...section(view, { cut, ctx, row: hazards.length === 1 ? undefined : index + 1 }),
          ]),
        ...rest(hazards.length - shown),
      ],
    }))
  return withMost(Math.min(hazards.length, mostShown), draw)
}

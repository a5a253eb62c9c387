import type { HazardView, SignerView } from '../../src/modules/hazards/types.ts'
import { type BaseContext, button, buttonRow, type Card, drawCard, formatInstant, lines, markdown, md } from '../kit/index.ts'
import { chain } from './close-approval.ts'
import { hazardContext, refOf, tagsOf } from './parts.ts'
import { pager } from './rows.ts'
import { signerLines } from './signers.ts'

export interface HazardTimelineView {
  readonly hazard: HazardView
  /** One page of what happened, newest first. */
  readonly lines: readonly { readonly at: Date; readonly text: string; readonly isFault: boolean }[]
  readonly total: number
  readonly page: number
  readonly pages: number
  /** How far an unsigned notification came with each who may sign. */
  readonly signers?: readonly SignerView[] | undefined
}

/** What was done about a hazard and what became of telling people, newest first, page by page. */
export function hazardTimeline({ hazard, signers, lines: story, total, page, pages }: HazardTimelineView, ctx: BaseContext): Card {
  return drawCard(
    hazardContext(hazard, ctx),
    (cut) => ({
      tone: 'normal',
      title: `办理经过 ${hazard.number ?? '草稿'}`,
      tags: tagsOf(hazard),
      ask: total === 0 ? '还没有办理记录' : `共${total}条，最近的在前，不用您办理`,
      summary: '隐患的办理经过',
      body: [
        ...(page === 1 ? signerLines(signers, ctx) : []),
        markdown(lines(...story.map(({ at, text, isFault }) => line(formatInstant(at, ctx.now), cut(text), isFault)))),
        ...pager({ page, pages }, (to, text, row) => button('hz_timeline', text, { value: { ...refOf(hazard), page: to }, row })),
        ...(page === pages ? chain(hazard.approvals, ctx) : []),
        ...buttonRow(button('hz_show', '查看隐患', { value: refOf(hazard) })),
      ],
    }),
    '详情问负责跟踪的保险机构',
  )
}

const line = (at: string, text: string, isFault: boolean) => (isFault ? md`${at}　<font color='red'>${text}</font>` : md`${at}　${text}`)

import type { HazardView } from '../../src/modules/hazards/types.ts'
import { type BaseContext, button, buttonRow, type Card, drawCard, formatInstant, lines, markdown, md } from '../kit/index.ts'
import { chain } from './close-approval.ts'
import { hazardContext, refOf, tagsOf } from './parts.ts'

export interface HazardTimelineView {
  readonly hazard: HazardView
}

/** What happened to a hazard, newest last. */
export function hazardTimeline({ hazard }: HazardTimelineView, ctx: BaseContext): Card {
  return drawCard(
    hazardContext(hazard, ctx),
    (cut) => ({
      tone: 'normal',
      title: `办理经过 ${hazard.number ?? '草稿'}`,
      tags: tagsOf(hazard),
      ask: hazard.timeline.length === 0 ? '还没有办理记录' : '办理经过如下，不用您办理',
      summary: '隐患的办理经过',
      body: [
        markdown(lines(...hazard.timeline.map(({ at, text }) => md`${formatInstant(at, ctx.now)}　${cut(text)}`))),
        ...chain(hazard.approvals, ctx),
        ...buttonRow(button('hz_show', '查看隐患', { value: refOf(hazard) })),
      ],
    }),
    '详情问负责跟踪的保险机构',
  )
}

import type { HazardView } from '../../src/modules/hazards/types.ts'
import { hazardContext, refOf, subject, tagsOf } from '../hazard/parts.ts'
import {
  type BaseContext,
  button,
  buttonRow,
  type Card,
  type CardElement,
  divText,
  drawCard,
  formatDue,
  lines,
  type Markdown,
  markdown,
  md,
} from '../kit/index.ts'
import { capacityLabels } from '../labels.ts'
import { type ReportCardView, reportRef, timeliness } from './parts.ts'

/** One body as the report would reach it now. */
export interface PreviewedBody {
  readonly name: string
  readonly capacity: NonNullable<HazardView['report']>['recipients'][number]['capacity']
  readonly way: 'card' | 'by-hand'
  readonly isCopy: boolean
  /** Names of the people on duty; empty where nobody can be reached. */
  readonly people: readonly string[]
  /** Why it goes by hand, or why this body stands in for another. */
  readonly reason: string | null
}

export interface ReportPreviewView extends ReportCardView {
  readonly bodies: readonly PreviewedBody[]
  /** Who carries what no card reaches. */
  readonly carriers: readonly string[]
  /** When the clock sends it if nobody does. */
  readonly sentByClockAt: Date
}

function body({ name, capacity, way, isCopy, people, reason }: PreviewedBody): Markdown {
  const why = reason === null ? '' : `（${reason}）`
  if (way === 'by-hand') return md`${name}（${capacityLabels[capacity]}）　**当面送达**${why}`
  const how = isCopy ? '抄送，只发卡片' : '卡片和应用内加急'
  return md`${name}（${isCopy ? '抄送' : capacityLabels[capacity]}）　${how}，发给${people.join('、')}${why}`
}

function carriage({ bodies, carriers }: ReportPreviewView): CardElement[] {
  if (bodies.every(({ way }) => way === 'card')) return []
  return [markdown(md`送不到卡片的单位，由${carriers.length === 0 ? '保险机构' : carriers.join('、')}打印报告当面送达，并登记送达回证。`)]
}

/** Who would be told and how, before anything is sent. @see 375 §二(二)四 */
export function reportSendPreview(view: ReportPreviewView, ctx: BaseContext): Card {
  const { hazard, report, sentByClockAt } = view
  const until = formatDue(sentByClockAt, ctx.now)
  return drawCard(hazardContext(hazard, ctx), (cut) => ({
    tone: 'overdue',
    title: '报送前请核对',
    tags: tagsOf(hazard),
    ask: `请核对报给谁、怎么报，再点“确认报送”。没有确认的，${until}由系统代报`,
    summary: `请核对一份逾期报告并在${until}前确认报送`,
    body: [
      subject(hazard, cut),
      markdown(lines(md`**报给**`, ...view.bodies.map(body))),
      ...carriage(view),
      ...timeliness(view, ctx),
      divText(cut(report.text)),
      ...buttonRow(
        hazard.may.includes('send_report')
          ? button('rp_send_ok', '确认报送', {
              value: reportRef(view),
              type: 'primary',
              confirm: { title: '确认报送？', text: '报告同时发给上面的单位。任何一家接收以后不能撤回。' },
            })
          : null,
        button('rp_doc', '报告（可打印）', { value: reportRef(view) }),
        button('hz_show', '查看隐患', { value: refOf(hazard) }),
      ),
    ],
  }))
}

import type { HazardView, ReceiverView, ReportView } from '../../src/modules/hazards/types.ts'
import { fact, refOf } from '../hazard/parts.ts'
import { type BaseContext, type CardElement, collapsible, formatInstant, lines, type Markdown, markdown, md } from '../kit/index.ts'
import { capacityLabels, receiptLabels, timelinessLabels } from '../labels.ts'

export interface ReportCardView {
  readonly hazard: HazardView
  readonly report: ReportView
}

export const reportRef = ({ hazard, report }: ReportCardView) => ({ ...refOf(hazard), report: report.id })

/** Number, when it was drafted and sent, and whether the clock sent it. */
export function reportHead({ report }: ReportCardView, ctx: BaseContext): CardElement {
  const automatic = report.isAutomatic ? '（系统代报：保险机构没有在时限内办理）' : ''
  return markdown(
    lines(
      fact('报告编号', report.number),
      fact('起草', formatInstant(report.draftedAt, ctx.now)),
      fact('报送', report.sentAt === null ? null : `${formatInstant(report.sentAt, ctx.now)}${automatic}`),
    ),
  )
}

/** To whom it goes and how far each body is; one body that is both counts for both. */
export function receivers({ report }: ReportCardView): CardElement[] {
  if (report.recipients.length === 0) return [markdown(md`**报送单位**　没有找到接收单位，请当面送达`)]
  return [markdown(lines(md`**报送单位**`, ...report.recipients.map(receiver)))]
}

function receiver(body: ReceiverView): Markdown {
  const { organisationName, capacity, state, receiptNumber, receivedBy, reason, opinion, result, carried } = body
  const receipt = receiptNumber === null ? '' : `，回执号${receiptNumber}`
  const by = receivedBy === null ? '' : `，接收人${receivedBy}`
  const said = [
    reason,
    opinion === null ? null : `处置意见：${short(opinion)}`,
    result === null ? null : `办结：${short(result)}`,
    carried === null ? null : `${carried.on} 由${carried.by}送达，${carried.to}接收`,
  ].filter((part) => part !== null)
  const more = said.length === 0 ? '' : `（${said.join('；')}）`
  return md`${organisationName}（${capacityLabels[capacity]}）：${receiptLabels[state]}${receipt}${by}${more}`
}

/** Several bodies may have written long opinions: each has a line here, the whole stands in the printed report. */
const short = (text: string): string => (text.length <= 120 ? text : `${text.slice(0, 120)}…`)

/** How long the insurer took, step by step; folded unless it was late. */
export function timeliness({ hazard }: { readonly hazard: HazardView }, ctx: BaseContext): CardElement[] {
  const { timeliness: duties } = hazard
  if (duties.length === 0) return []
  const isLate = duties.some((duty) => duty.isLate)
  const rows = duties.map((duty) => {
    const until = duty.to === null ? '现在，还没有办' : formatInstant(duty.to, ctx.now)
    const took = md`${timelinessLabels[duty.step]}　${String(duty.hours)}小时（${formatInstant(duty.from, ctx.now)} 到 ${until}，时限${String(duty.limitHours)}小时）`
    return duty.isLate ? md`${took}　<font color='red'>**超时：${duty.party}**</font>` : took
  })
  return collapsible(isLate ? '办理时限（有超时）' : '办理时限（都在时限内）', [markdown(lines(...rows))], isLate)
}

import type { HazardView, ReportView } from '../../src/modules/hazards/types.ts'
import { fact, refOf } from '../hazard/parts.ts'
import { type BaseContext, type CardElement, formatInstant, lines, markdown, md } from '../kit/index.ts'
import { capacityLabels, receiptLabels } from '../labels.ts'

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
  return [
    markdown(
      lines(
        md`**报送单位**`,
        ...report.recipients.map(({ organisationName, capacity, state, receiptNumber, receivedBy }) => {
          const receipt = receiptNumber === null ? '' : `，回执号${receiptNumber}`
          const by = receivedBy === null ? '' : `，接收人${receivedBy}`
          return md`${organisationName}（${capacityLabels[capacity]}）：${receiptLabels[state]}${receipt}${by}`
        }),
      ),
    ),
  ]
}

import { hazardContext, photosBefore, refOf, subject, tagsOf } from '../hazard/parts.ts'
import { type BaseContext, button, buttonRow, type Card, divText, drawCard, formatDue } from '../kit/index.ts'
import { type ReportCardView, reportHead, reportRef, timeliness } from './parts.ts'

export interface ReportDraftView extends ReportCardView {
  /** When the clock sends it if nobody does. */
  readonly sentByClockAt: Date
}

/** The report drafted at the due time, for the insurer to look at and send. @see 375 §二(二)四 */
export function overdueReportDraft(view: ReportDraftView, ctx: BaseContext): Card {
  const { hazard, report, sentByClockAt } = view
  const until = formatDue(sentByClockAt, ctx.now)
  const maySend = hazard.may.includes('send_report') && report.state === 'draft'
  return drawCard(hazardContext(hazard, ctx), (cut) => ({
    tone: 'overdue',
    title: '重大隐患逾期，请报送',
    tags: tagsOf(hazard),
    ask: maySend ? `请在${until}前核对并报送，到时没有报送由系统代报` : `逾期报告已起草，${until}前由保险机构报送`,
    summary: `有一份逾期报告请在${until}前报送`,
    body: [
      subject(hazard, cut),
      reportHead(view, ctx),
      ...timeliness(view, ctx),
      divText(cut(report.text)),
      ...photosBefore(hazard),
      ...buttonRow(
        maySend
          ? button('rp_send', '现在报送', {
              value: reportRef(view),
              type: 'primary',
            })
          : null,
        button('rp_doc', '报告（可打印）', { value: reportRef(view) }),
        button('hz_show', '查看隐患', { value: refOf(hazard) }),
      ),
    ],
  }))
}

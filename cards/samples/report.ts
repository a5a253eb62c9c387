import { overdueReport, overdueReportDraft, reportAnswerForm, reportHandDelivery, reportReceived, statutoryReport } from '../index.ts'
import type { Sample } from './sample.ts'
import { hazardOf, reportOf, type Scene } from './scene.ts'

/** Samples of the cards about reports to the authorities. */
export function reportSamples(scene: Scene): Sample[] {
  const { ctx, later, words } = scene
  const late = { isOverdue: true, daysLeft: -1 } as const
  const report = reportOf(scene)
  const statutory = {
    text: words.description,
    period: '2026年第四季度',
    signedBy: null,
    signedAt: null,
    receiptNumber: null,
    receiptOn: null,
  }
  const signed = { ...statutory, signedBy: words.person, signedAt: later(-2) }
  return [
    {
      card: 'overdue-report-draft',
      sample: 'insurer',
      draw: () =>
        overdueReportDraft(
          { hazard: hazardOf(scene, ['send_report'], late), report: reportOf(scene, 'draft'), sentByClockAt: later(24) },
          ctx,
        ),
    },
    {
      card: 'overdue-report',
      sample: 'to-receive',
      draw: () => overdueReport({ hazard: hazardOf(scene, ['receive_report', 'answer_report'], late), report, answerBy: later(39) }, ctx),
    },
    {
      card: 'overdue-report',
      sample: 'to-answer',
      draw: () => overdueReport({ hazard: hazardOf(scene, ['answer_report'], late), report }, ctx),
    },
    { card: 'overdue-report', sample: 'to-read', draw: () => overdueReport({ hazard: hazardOf(scene, [], late), report }, ctx) },
    {
      card: 'report-answer-form',
      sample: 'new',
      draw: () => reportAnswerForm({ hazard: hazardOf(scene, ['answer_report'], late), report }, ctx),
    },
    ...(['sent', 'received', 'answered'] as const).map((step) => ({
      card: 'report-received',
      sample: step,
      draw: () => reportReceived({ hazard: hazardOf(scene, [], late), report, step, opinion: words.reason }, ctx),
    })),
    {
      card: 'report-hand-delivery',
      sample: 'nobody',
      draw: () =>
        reportHandDelivery({ hazard: hazardOf(scene, [], late), report, bodyName: words.body, reason: '没有登记的值班人员' }, ctx),
    },
    {
      card: 'statutory-report',
      sample: 'to-sign',
      draw: () => statutoryReport({ hazard: hazardOf(scene, ['sign_statutory', 'record_statutory_receipt']), statutory }, ctx),
    },
    {
      card: 'statutory-report',
      sample: 'to-report',
      draw: () => statutoryReport({ hazard: hazardOf(scene, ['record_statutory_receipt']), statutory: signed, answerBy: later(39) }, ctx),
    },
    {
      card: 'statutory-report',
      sample: 'done',
      draw: () =>
        statutoryReport(
          { hazard: hazardOf(scene, []), statutory: { ...signed, receiptNumber: words.place, receiptOn: '2026-12-02' } },
          ctx,
        ),
    },
  ]
}

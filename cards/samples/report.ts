import type { HazardCommand, HazardView, ReportView } from '../../src/modules/hazards/types.ts'
import {
  overdueReport,
  overdueReportDraft,
  reportAnswerForm,
  reportCarryForm,
  reportDoneForm,
  reportHandDelivery,
  reportListForm,
  reportReceived,
  reportSendPreview,
  reportTakenBack,
  reportTransferForm,
  reportWithdrawForm,
  statutoryReport,
  timelinessList,
} from '../index.ts'
import type { Sample } from './sample.ts'
import { hazardOf, receiverOf, reportOf, type Scene } from './scene.ts'

interface About {
  readonly hazard: (may: readonly HazardCommand[]) => HazardView
  readonly report: ReportView
}

/** What is asked before and after a report is sent. */
function reportForms({ ctx, words, later }: Scene, { hazard, report }: About): Sample[] {
  const options = [{ value: 'yj-gaoping', text: words.body }]
  const card = { capacity: 'emergency-bureau', way: 'card', isCopy: false, reason: null } as const
  const bodies = [
    { ...card, name: words.body, people: [words.person, words.person] },
    { ...card, name: words.body, isCopy: true, people: [words.person] },
    { ...card, name: words.body, capacity: 'industry-department', way: 'by-hand', people: [], reason: '没有登记这个部门' },
  ] as const
  return [
    {
      card: 'report-send-preview',
      sample: 'to-send',
      draw: () => {
        const draft = { ...report, state: 'draft', recipients: [] } as const
        const preview = { bodies, carriers: [words.person], sentByClockAt: later(24) }
        return reportSendPreview({ hazard: hazard(['send_report']), report: draft, ...preview }, ctx)
      },
    },
    { card: 'report-done-form', sample: 'new', draw: () => reportDoneForm({ hazard: hazard(['finish_report']), report }, ctx) },
    { card: 'report-list-form', sample: 'new', draw: () => reportListForm({ hazard: hazard(['list_hazard']), report }, ctx) },
    { card: 'report-withdraw-form', sample: 'new', draw: () => reportWithdrawForm({ hazard: hazard(['withdraw_report']), report }, ctx) },
    {
      card: 'report-transfer-form',
      sample: 'new',
      draw: () => reportTransferForm({ hazard: hazard(['transfer_report']), report, targets: options }, ctx),
    },
    {
      card: 'report-carry-form',
      sample: 'new',
      draw: () => reportCarryForm({ hazard: hazard(['carry_report']), report, bodies: options, photos: 1 }, ctx),
    },
    {
      card: 'report-taken-back',
      sample: 'told',
      draw: () => reportTakenBack({ hazard: hazard([]), number: 'SB-20261123-001-1', reason: words.reason }, ctx),
    },
  ]
}

/** The enterprise's own report: to be signed, to be reported, done. */
function statutorySamples(scene: Scene): Sample[] {
  const { ctx, later, words } = scene
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

/** The hours of the insurers, on several pages and with nothing to show. */
function timelinessSamples(scene: Scene): Sample[] {
  const { ctx, words } = scene
  return [
    {
      card: 'timeliness-list',
      sample: 'late',
      draw: () => {
        const { number, timeliness } = hazardOf(scene, [])
        const row = { number, enterpriseName: words.enterprise, party: words.body, duties: timeliness }
        return timelinessList(
          {
            rows: scene.isFull ? Array.from({ length: 10 }, () => row) : [],
            total: scene.isFull ? 23 : 0,
            page: 1,
            pages: scene.isFull ? 3 : 1,
          },
          ctx,
        )
      },
    },
  ]
}

/** Samples of the cards about reports to the authorities. */
export function reportSamples(scene: Scene): Sample[] {
  const { ctx, later, words } = scene
  const late = { isOverdue: true, daysLeft: -1 } as const
  const report = reportOf(scene)
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
    ...(['copy', 'passed-up', 'climbed', 'transferred'] as const).map((basis) => ({
      card: 'overdue-report',
      sample: basis,
      draw: () => {
        const mine = receiverOf(scene, { basis, state: basis === 'copy' ? 'copied' : 'sent', level: 'city', receiptNumber: null })
        const may = basis === 'copy' ? [] : (['receive_report', 'transfer_report'] as const)
        return overdueReport({ hazard: hazardOf(scene, may, late), report, mine, answerBy: later(39) }, ctx)
      },
    })),
    {
      card: 'overdue-report',
      sample: 'to-handle',
      draw: () => {
        const may = ['handle_report', 'answer_report', 'transfer_report', 'list_hazard'] as const
        return overdueReport({ hazard: hazardOf(scene, may, late), report, mine: receiverOf(scene), answerBy: later(39) }, ctx)
      },
    },
    {
      card: 'overdue-report',
      sample: 'to-finish',
      draw: () => {
        const mine = receiverOf(scene, { state: 'answered', level: 'province' })
        return overdueReport({ hazard: hazardOf(scene, ['finish_report', 'list_hazard'], late), report, mine, isWatched: true }, ctx)
      },
    },
    {
      card: 'overdue-report',
      sample: 'to-carry',
      draw: () => overdueReport({ hazard: hazardOf(scene, ['carry_report', 'withdraw_report'], late), report }, ctx),
    },
    { card: 'overdue-report', sample: 'to-read', draw: () => overdueReport({ hazard: hazardOf(scene, [], late), report }, ctx) },
    {
      card: 'report-answer-form',
      sample: 'new',
      draw: () => reportAnswerForm({ hazard: hazardOf(scene, ['answer_report'], late), report }, ctx),
    },
    ...reportForms(scene, { hazard: (may) => hazardOf(scene, may, late), report }),
    ...(['sent', 'received', 'handling', 'answered', 'done', 'transferred', 'carried', 'watched'] as const).map((step) => ({
      card: 'report-received',
      sample: step,
      draw: () =>
        reportReceived({ hazard: hazardOf(scene, ['withdraw_report'], late), report, step, body: words.body, words: words.reason }, ctx),
    })),
    {
      card: 'report-hand-delivery',
      sample: 'nobody',
      draw: () =>
        reportHandDelivery(
          { hazard: hazardOf(scene, ['carry_report'], late), report, bodyName: words.body, reason: '没有登记的值班人员' },
          ctx,
        ),
    },
    ...statutorySamples(scene),
    ...timelinessSamples(scene),
  ]
}

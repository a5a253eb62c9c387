import { type ReportStep, reportHandDelivery, reportReceived, reportTakenBack } from '../../../cards/index.ts'
import { hazardNotices } from '../../modules/hazards/index.ts'
import { hazardCard } from '../hazard-cards.ts'
import { reportCardOf, statutoryCard } from '../report-cards.ts'
import type { HazardDrawing } from './hazard-reader.ts'

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const moves: readonly ReportStep[] = ['handling', 'done', 'transferred', 'carried', 'watched']
const moveOf = (step: unknown): ReportStep => moves.find((move) => move === step) ?? 'sent'

const progress = (step: (params: Record<string, unknown>) => ReportStep): HazardDrawing => ({
  stands: ({ report }) => report !== null,
  draw: ({ hazard, notice: { params }, ...base }) => {
    if (!hazard.report) return hazardCard(base, hazard)
    const words = textOf(params.opinion) ?? textOf(params.words)
    return reportReceived({ hazard, report: hazard.report, step: step(params), body: textOf(params.body), words }, base)
  },
})

/** Bodies a report could not reach by chat, as the notice names them. */
const bodyNames = (params: Record<string, unknown>): string => {
  const bodies = Array.isArray(params.bodies) ? (params.bodies as { name?: unknown }[]) : []
  return bodies
    .map(({ name }) => String(name ?? ''))
    .filter(Boolean)
    .join('、')
}

/** Notices of overdue reports and of the enterprise's own statutory report. */
export const reportDrawings: Readonly<Record<string, HazardDrawing>> = {
  [hazardNotices.reportDraft]: {
    stands: ({ report }) => report?.state === 'draft',
    draw: (reading) => reportCardOf(reading, reading.hazard),
  },
  [hazardNotices.overdueReport]: {
    stands: ({ report }) => report?.state === 'sent',
    draw: (reading) => reportCardOf(reading, reading.hazard),
  },
  [hazardNotices.reportByHand]: {
    stands: ({ report }) => report?.state === 'sent' && report.recipients.some(({ state }) => state === 'by-hand'),
    draw: ({ hazard, notice, ...base }) => {
      if (!hazard.report) return hazardCard(base, hazard)
      const bodyName = bodyNames(notice.params) || '当地应急管理部门和行业主管部门'
      return reportHandDelivery({ hazard, report: hazard.report, bodyName, reason: '没有能收到报告的登记人员' }, base)
    },
  },
  [hazardNotices.reportSent]: progress(() => 'sent'),
  [hazardNotices.reportReceived]: progress(() => 'received'),
  [hazardNotices.reportAnswered]: progress(() => 'answered'),
  [hazardNotices.reportMoved]: progress(({ step }) => moveOf(step)),
  [hazardNotices.reportTakenBack]: {
    stands: () => true,
    draw: ({ hazard, notice: { params }, ...base }) =>
      reportTakenBack({ hazard, number: textOf(params.number) ?? null, reason: textOf(params.reason) ?? '' }, base),
  },
  [hazardNotices.statutoryReminder]: { stands: () => true, draw: (reading) => statutoryCard(reading, reading.hazard) },
}

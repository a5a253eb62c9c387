import { reportHandDelivery, reportReceived } from '../../../cards/index.ts'
import { hazardNotices } from '../../modules/hazards/index.ts'
import { hazardCard } from '../hazard-cards.ts'
import { reportCardOf, statutoryCard } from '../report-cards.ts'
import type { HazardDrawing } from './hazard-reader.ts'

const progress = (step: 'sent' | 'received' | 'answered'): HazardDrawing => ({
  stands: ({ report }) => report !== null,
  draw: ({ hazard, notice, ...base }) => {
    const opinion = notice.params.opinion
    if (!hazard.report) return hazardCard(base, hazard)
    return reportReceived({ hazard, report: hazard.report, step, ...(typeof opinion === 'string' && { opinion }) }, base)
  },
})

/** Bodies a report could not reach by chat, as the notice names them. */
const bodyNames = (params: Record<string, unknown>): string => {
  const bodies = Array.isArray(params.bodies) ? (params.bodies as { name?: unknown; reason?: unknown }[]) : []
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
    stands: ({ report }) => report?.state === 'sent',
    draw: ({ hazard, notice, ...base }) => {
      if (!hazard.report) return hazardCard(base, hazard)
      const bodyName = bodyNames(notice.params) || '当地应急管理部门和行业主管部门'
      return reportHandDelivery({ hazard, report: hazard.report, bodyName, reason: '没有能收到报告的登记人员' }, base)
    },
  },
  [hazardNotices.reportSent]: progress('sent'),
  [hazardNotices.reportReceived]: progress('received'),
  [hazardNotices.reportAnswered]: progress('answered'),
  [hazardNotices.statutoryReminder]: { stands: () => true, draw: (reading) => statutoryCard(reading, reading.hazard) },
}

import { reportHours } from '../rules/clock-names.ts'

const hourMs = 3_600_000

/**
 * The one sentence on the insurer's own timeliness that stands in the report.
 *
 * @param sent.since - the instant from which the hazard was overdue.
 * @param sent.at - the instant of sending; null while the report is a draft.
 */
export function latenessStatement(sent: { readonly since: Date; readonly at: Date | null; readonly isAutomatic: boolean }): string {
  if (sent.at === null) return `尚未报送，应在 ${reportHours} 小时内报送`
  if (sent.isAutomatic) return `${reportHours} 小时内无人报送，由系统代报，迟报责任在承保机构`
  const hours = (sent.at.getTime() - sent.since.getTime()) / hourMs
  if (hours <= reportHours) return `逾期后 ${Math.max(1, Math.ceil(hours))} 小时内报送`
  return `逾期后第 ${Math.ceil(hours)} 小时才报送，超过 ${reportHours} 小时的时限`
}

/** When the clock sends a draft that nobody sends. */
export const reportSentByClockAt = (draftedAt: Date): Date => new Date(draftedAt.getTime() + reportHours * hourMs)

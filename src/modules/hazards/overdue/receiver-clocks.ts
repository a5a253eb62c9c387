import type { Tx } from '../../../db/types.ts'
import { closeDeadline, loadWorkCalendar, openDeadline, type RungDeps } from '../../../deadlines/index.ts'
import { atNine, shanghaiDate } from '../../../lib/calendar.ts'
import { addWorkdays } from '../../../lib/work-calendar.ts'
import { climbDays, hazardClocks } from '../rules/clock-names.ts'

export type ReceiverClock = keyof typeof climbDays

/** The part of one body in one report. */
export interface Part {
  readonly hazardId: string
  readonly reportId: string
  readonly body: string
}

export const everyReceiverClock: readonly ReceiverClock[] = ['receipt', 'opinion', 'reportEnd']

const subjectOf = ({ reportId, body }: Pick<Part, 'reportId' | 'body'>) => ({ type: 'report-receiver', id: `${reportId}:${body}` })

/** Starts the clocks of a body that has just got the report; each climbs by itself. */
export async function openReceiverClocks(tx: Tx, deps: RungDeps, part: Part, clocks = everyReceiverClock): Promise<void> {
  const calendar = await loadWorkCalendar(tx)
  const today = shanghaiDate(deps.clock.now())
  const params = { hazard: part.hazardId, report: part.reportId, body: part.body }
  for (const clock of clocks) {
    const dueAt = atNine(addWorkdays(calendar, today, climbDays[clock]))
    await openDeadline(tx, deps, { kind: hazardClocks[clock], subject: subjectOf(part), dueAt, params })
  }
}

/** Stops some clocks of a body: what they waited for was done, or is not asked of it any more. */
export async function closeReceiverClocks(
  tx: Tx,
  deps: Pick<RungDeps, 'clock'>,
  part: Pick<Part, 'reportId' | 'body'>,
  { clocks, reason }: { readonly clocks: readonly ReceiverClock[]; readonly reason: string },
): Promise<void> {
  for (const clock of clocks) {
    await closeDeadline(tx, deps, { kind: hazardClocks[clock], subject: subjectOf(part), state: 'met', reason })
  }
}

/** Stops every clock of every body of a report: the hazard has ended, or the report was taken back. */
export async function closeAllReceiverClocks(tx: Tx, deps: Pick<RungDeps, 'clock'>, report: { id: string; reason: string }): Promise<void> {
  const bodies = await tx.overdueReportRecipient.findMany({ where: { reportId: report.id }, select: { organisationId: true } })
  for (const { organisationId } of bodies) {
    const part = { reportId: report.id, body: organisationId }
    await closeReceiverClocks(tx, deps, part, { clocks: everyReceiverClock, reason: report.reason })
  }
}

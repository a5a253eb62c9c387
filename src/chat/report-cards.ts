import { overdueReport, overdueReportDraft, statutoryReport } from '../../cards/index.ts'
import type { Filled } from '../../cards/kit/index.ts'
import { runningDeadlines } from '../deadlines/index.ts'
import type { Actor } from '../modules/directory/index.ts'
import { hazardClocks, reportSentByClockAt, statutoryOf } from '../modules/hazards/index.ts'
import type { HazardView } from '../modules/hazards/types.ts'
import { type Drawing, hazardCard } from './hazard-cards.ts'

/** The report as its reader sees it: a draft to send, or a report to receive; the hazard when there is none for this reader. */
export async function reportCardOf(drawing: Drawing, hazard: HazardView): Promise<Record<string, unknown>> {
  const { report } = hazard
  if (!report || report.text === '') return hazardCard(drawing, hazard)
  if (report.state !== 'draft') return overdueReport({ hazard, report }, drawing)
  return overdueReportDraft({ hazard, report, sentByClockAt: await sentByClockAt(drawing, report) }, drawing)
}

/** The clock that runs says when; a draft whose clock has stopped shows the usual time. */
async function sentByClockAt({ tx }: Drawing, { id, draftedAt }: { id: string; draftedAt: Date }): Promise<Date> {
  const running = await runningDeadlines(tx, { type: 'overdue-report', id })
  return running.find(({ kind }) => kind === hazardClocks.report)?.dueAt ?? reportSentByClockAt(draftedAt)
}

/** The enterprise's own report to the authority: a draft, its signature, its receipt; to everybody else the hazard. */
export async function statutoryCard(
  drawing: Drawing & { readonly actor: Actor },
  hazard: HazardView,
  filled: Filled = {},
): Promise<Record<string, unknown>> {
  const statutory = await statutoryOf(drawing.tx, { actor: drawing.actor, hazard: hazard.id })
  return statutory ? statutoryReport({ hazard, statutory, ...filled }, drawing) : hazardCard(drawing, hazard)
}

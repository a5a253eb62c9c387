import { overdueReport, overdueReportDraft, reportSendPreview, statutoryReport } from '../../cards/index.ts'
import type { Filled } from '../../cards/kit/index.ts'
import { runningDeadlines } from '../deadlines/index.ts'
import type { Actor } from '../modules/directory/index.ts'
import { hazardClocks, reportPreview, reportSentByClockAt, statutoryOf } from '../modules/hazards/index.ts'
import type { HazardView, ReportView } from '../modules/hazards/types.ts'
import { type Drawing, hazardCard } from './hazard-cards.ts'

type Card = Record<string, unknown>
/** Under whom a card is drawn, where it is not the same for every body. */
type DrawingFor = Drawing & { readonly actor: Pick<Actor, 'organisationId' | 'role'> }

/** The report as its reader sees it: a draft to send, or a report to receive; the hazard when there is none for this reader. */
export async function reportCardOf(drawing: DrawingFor, hazard: HazardView): Promise<Card> {
  const { report } = hazard
  if (!report || report.text === '') return hazardCard(drawing, hazard)
  if (report.state === 'draft') return overdueReportDraft({ hazard, report, sentByClockAt: await sentByClockAt(drawing, report) }, drawing)
  const { organisationId } = drawing.actor
  const mine = report.recipients.find((body) => body.organisationId === organisationId) ?? null
  const isWatched = mine?.level === 'province'
  return overdueReport({ hazard, report, mine, isWatched, answerBy: await owedAt(drawing, { report, organisationId }) }, drawing)
}

/** When this body's receipt, else its opinion, is expected; undefined when neither is. */
async function owedAt(
  { tx }: Drawing,
  { report, organisationId }: { report: ReportView; organisationId: string },
): Promise<Date | undefined> {
  const running = await runningDeadlines(tx, { type: 'report-receiver', id: `${report.id}:${organisationId}` })
  const due = (kind: string) => running.find((one) => one.kind === kind)?.dueAt
  return due(hazardClocks.receipt) ?? due(hazardClocks.opinion) ?? due(hazardClocks.reportEnd)
}

/** Who would be told, and how, before the report is sent; the draft's own card where nothing waits to be sent. */
export async function previewCard(drawing: DrawingFor, hazard: HazardView): Promise<Card> {
  const { report } = hazard
  const preview = await reportPreview(drawing.tx, { hazard: hazard.id }, drawing.now)
  if (report?.state !== 'draft' || preview === null) return reportCardOf(drawing, hazard)
  return reportSendPreview({ hazard, report, ...preview, sentByClockAt: await sentByClockAt(drawing, report) }, drawing)
}

/** The clock that runs says when; a draft whose clock has stopped shows the usual time. */
async function sentByClockAt({ tx }: Drawing, { id, draftedAt }: { id: string; draftedAt: Date }): Promise<Date> {
  const running = await runningDeadlines(tx, { type: 'overdue-report', id })
  return running.find(({ kind }) => kind === hazardClocks.report)?.dueAt ?? reportSentByClockAt(draftedAt)
}

/** The enterprise's own report to the authority: a draft, its signature, its receipt; to everybody else the hazard. */
export async function statutoryCard(drawing: Drawing & { readonly actor: Actor }, hazard: HazardView, filled: Filled = {}): Promise<Card> {
  const statutory = await statutoryOf(drawing.tx, { actor: drawing.actor, hazard: hazard.id })
  return statutory ? statutoryReport({ hazard, statutory, ...filled }, drawing) : hazardCard(drawing, hazard)
}

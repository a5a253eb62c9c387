import { can } from '../modules/directory/index.ts'
import type { ChatDeps } from './deps.ts'
import { helpCard } from './general-cards.ts'
import { type ReportAsked, reportCard } from './report-card.ts'

/** The report form for who may report; to everybody else what they can do here, because what they fill in would be refused. */
export function reportOrHelp(deps: Pick<ChatDeps, 'db' | 'clock' | 'practice'>, asked: ReportAsked): Promise<Record<string, unknown>> {
  return can(asked.actor, 'hazard.report') ? reportCard(deps, asked) : helpCard(deps, asked.actor, { isAnswerToUnknown: true })
}

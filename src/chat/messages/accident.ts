import { accidentEmergency } from '../../../cards/index.ts'
import { can } from '../../modules/directory/index.ts'
import { reportAccident } from '../../modules/hazards/index.ts'
import { answer, anyContext, contextOf, type Said } from './said.ts'

/**
 * Answers words of an accident before anything else: rescue numbers, the statutory hour counted from now, and that telling the
 * bot is not the statutory report. The insurers of all sites of the person are told; nothing becomes a hazard.
 */
export async function answerAccident(said: Said, text: string): Promise<void> {
  const { deps, message, reader } = said
  const actor = anyContext(reader)
  const told = actor && (await reportAccident(deps, actor, { text, at: message.at, source: message.key, contexts: reader.contexts }))
  const reportByAt = told?.reportByAt ?? new Date(message.at.getTime() + 3_600_000)
  const view = {
    reportByAt,
    bodies: told?.bodies ?? [],
    alerted: told?.alerted ?? ('nobody' as const),
    mayReport: actor !== null && can(actor, 'hazard.report'),
  }
  await answer(said, accidentEmergency(view, contextOf(said)))
}

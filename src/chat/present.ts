import type { ActionName } from '../../cards/actions.ts'
import type { HazardView } from '../modules/hazards/types.ts'
import { noticeForMessage } from '../notices/index.ts'
import type { Pressed } from './action-table.ts'
import { drawingOf, hazardCard } from './hazard-cards.ts'
import { hazardDrawings } from './notices/hazard-drawings.ts'

/**
 * The card to show after an act: that of the notice it was pressed on, drawn anew; else the hazard as it stands.
 *
 * A notice about the hazard is drawn from the view the command has just given; only a notice of several is read again.
 */
export async function cardAfter({ deps, press, actor }: Pressed<ActionName>, view: HazardView): Promise<Record<string, unknown>> {
  const base = drawingOf(deps)
  const notice = press.messageId === '' ? undefined : await noticeForMessage(base.tx, press.messageId)
  const isReaders =
    notice?.to.personId === actor.personId && notice.to.organisationId === actor.organisationId && notice.to.role === actor.role
  if (!notice || !isReaders) return hazardCard(base, view)
  const drawing = notice.subject.id === view.id ? hazardDrawings[notice.kind] : undefined
  if (drawing?.stands(view)) return drawing.draw({ ...base, notice: { ...notice, isSent: true }, actor, hazard: view })
  if (drawing) return hazardCard(base, view)
  const rendered = await deps.kinds.find(notice.kind)?.render(base.tx, { ...notice, isSent: true }, base.now)
  return rendered && 'card' in rendered ? rendered.card : hazardCard(base, view)
}

import type { ActionName } from '../../cards/actions.ts'
import type { HazardView } from '../modules/hazards/types.ts'
import { noticeForMessage } from '../notices/index.ts'
import type { Pressed } from './action-table.ts'
import { drawingOf, hazardCard } from './hazard-cards.ts'

/** The card to show after an act: that of the notice it was pressed on, drawn anew; else the hazard as it stands. */
export async function cardAfter({ deps, press, actor }: Pressed<ActionName>, view: HazardView): Promise<Record<string, unknown>> {
  const notice = press.messageId === '' ? undefined : await noticeForMessage(deps.db.prisma, press.messageId)
  if (notice?.to.personId !== actor.personId) return hazardCard(drawingOf(deps), view)
  const kind = deps.kinds.find(notice.kind)
  const rendered = await kind?.render(deps.db.prisma, { ...notice, isSent: true }, deps.clock.now())
  return rendered && 'card' in rendered ? rendered.card : hazardCard(drawingOf(deps), view)
}

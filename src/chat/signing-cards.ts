import { majorNotice, paperForm, reminder } from '../../cards/index.ts'
import type { Filled } from '../../cards/kit/index.ts'
import { signersOf } from '../modules/hazards/index.ts'
import type { HazardView, SignerView } from '../modules/hazards/types.ts'
import type { DueNotice } from '../notices/index.ts'
import type { Drawing } from './hazard-cards.ts'

type Card = Record<string, unknown>

/** How far an unsigned notification came with each who may sign; undefined once it is signed. */
export async function signersIn({ tx, now }: Drawing, hazard: HazardView): Promise<readonly SignerView[] | undefined> {
  if (hazard.notification === null || hazard.notification.signedAt !== null || hazard.enterprise === null) return undefined
  return signersOf(tx, { id: hazard.id, enterpriseId: hazard.enterprise.id }, now)
}

/** The notification as one signer gets it: told again, it says what he has not done yet. */
export async function noticeFor(drawing: Drawing, hazard: HazardView, notice: DueNotice): Promise<Card> {
  const isAgain = typeof notice.params.rung === 'string'
  const signers = isAgain ? await signersIn(drawing, hazard) : undefined
  const reach = signers?.find(({ personId }) => personId === notice.to.personId)?.reach
  return majorNotice({ hazards: [hazard], reach }, drawing)
}

/** The task to hand the notification over on paper, with how far the card came. */
export async function paperCard(drawing: Drawing, hazard: HazardView, filled: Filled = {}): Promise<Card> {
  return paperForm({ hazard, signers: await signersIn(drawing, hazard), photos: hazard.receiptPhotos.length, ...filled }, drawing)
}

/** What the county hears of a notification nobody signed. */
export async function unsignedCard(drawing: Drawing, hazard: HazardView): Promise<Card> {
  return reminder({ hazard, occasion: 'unsigned-county', signers: await signersIn(drawing, hazard) }, drawing)
}

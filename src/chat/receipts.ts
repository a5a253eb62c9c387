import { inTransaction } from '../db/transaction.ts'
import type { Actor } from '../modules/directory/index.ts'
import { hazardView } from '../modules/hazards/index.ts'
import type { HazardView } from '../modules/hazards/types.ts'
import type { ChatDeps } from './deps.ts'
import { withLoosePictures } from './place-pictures.ts'
import { touchForm } from './store.ts'

interface Receipt {
  readonly view: HazardView
  readonly chatId: string
}

/** Opens the form of a delivery on paper for pictures of its receipt: those that wait in the chat are taken along. */
export async function openReceipt(deps: ChatDeps, actor: Actor, { view, chatId }: Receipt): Promise<HazardView> {
  const { personId, membershipId } = actor
  const form = { personId, membershipId, chatId, purpose: 'receipt', subjectId: view.id } as const
  await inTransaction(deps.db, (tx) => touchForm(tx, deps, form))
  return withLoosePictures(deps, actor, { view, chatId, phase: 'receipt' })
}

/** Pictures that came while the form stood open on its task belong to what is handed in now. */
export async function takeReceipt(deps: ChatDeps, actor: Actor, { hazard, chatId }: { hazard: string; chatId: string }): Promise<void> {
  const view = await hazardView(deps.db.prisma, { actor, hazard }, deps.clock.now())
  const mayCarry = view?.may.includes('deliver_on_paper') || view?.may.includes('carry_report')
  if (view && mayCarry) await withLoosePictures(deps, actor, { view, chatId, phase: 'receipt' })
}

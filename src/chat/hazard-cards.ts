import {
  closeApproval,
  downgradeDecision,
  extensionDecision,
  gradeApproval,
  hazardShow,
  majorNotice,
  objectionDecision,
  voidDecision,
} from '../../cards/index.ts'
import type { Filled } from '../../cards/kit/index.ts'
import type { Tx } from '../db/types.ts'
import type { Actor } from '../modules/directory/index.ts'
import { hazardView, waitingObjection } from '../modules/hazards/index.ts'
import type { HazardCommand, HazardView } from '../modules/hazards/types.ts'
import type { ChatDeps } from './deps.ts'
import { draftCard } from './draft-card.ts'

type Card = Record<string, unknown>

/** What drawing needs: `db` may be a transaction, so that a notice is drawn from what its own transaction sees. */
export interface Drawing {
  readonly tx: Tx
  readonly now: Date
  readonly practice: boolean
}
type Draw = (drawing: Drawing, view: HazardView, filled: Filled) => Promise<Card>

/** Drawing outside a transaction, for an answer to a person. */
export const drawingOf = ({ db, clock, practice }: Pick<ChatDeps, 'db' | 'clock' | 'practice'>): Drawing => ({
  tx: db.prisma,
  now: clock.now(),
  practice,
})

/** The card on which each decision is taken, in the order in which they are offered. */
const decisions: readonly { readonly right: HazardCommand; readonly draw: Draw }[] = [
  { right: 'approve_grade', draw: async (drawing, hazard, filled) => gradeApproval({ hazard, ...filled }, drawing) },
  {
    right: 'answer_objection',
    draw: async (drawing, hazard, filled) => {
      const objection = await waitingObjection(drawing.tx, hazard.id)
      return objection ? objectionDecision({ hazard, objection, ...filled }, drawing) : hazardShow({ hazard }, drawing)
    },
  },
  { right: 'decide_downgrade', draw: async (drawing, hazard, filled) => downgradeDecision({ hazard, ...filled }, drawing) },
  { right: 'decide_void', draw: async (drawing, hazard, filled) => voidDecision({ hazard, ...filled }, drawing) },
  { right: 'grant_extension', draw: extensionCard },
  { right: 'withdraw_extension', draw: extensionCard },
  { right: 'close', draw: async (drawing, hazard, filled) => closeApproval({ hazard, ...filled }, drawing) },
]

async function extensionCard(drawing: Drawing, hazard: HazardView, filled: Filled): Promise<Card> {
  const { extension } = hazard
  return extension ? extensionDecision({ hazard, extension, ...filled }, drawing) : hazardShow({ hazard }, drawing)
}

/** The decision that waits on this reader, or the hazard itself when none does. */
export async function decisionFor(drawing: Drawing, view: HazardView, filled: Filled = {}): Promise<Card> {
  const decision = decisions.find(({ right }) => view.may.includes(right))
  return decision ? decision.draw(drawing, view, filled) : hazardShow({ hazard: view }, drawing)
}

interface HazardCardOptions {
  readonly isStale?: boolean
  /** People whose whole contact this reader may ask for. */
  readonly contacts?: readonly { readonly person: string; readonly label: string }[]
}

/** A hazard as it stands for this reader: a draft to check, a notice to sign, else everything about it. */
export function hazardCard(drawing: Omit<Drawing, 'tx'>, view: HazardView, options: HazardCardOptions = {}): Card {
  if (view.state === 'draft') return draftCard(drawing, view)
  if (view.may.includes('sign') && !options.isStale) return majorNotice({ hazards: [view] }, drawing)
  return hazardShow({ hazard: view, ...options }, drawing)
}

/** The present card in place of one that is out of date; null when there is nothing this person may see. */
export async function presentHazard(deps: ChatDeps, actor: Actor, hazard: string): Promise<Card | null> {
  const view = await hazardView(deps.db.prisma, { actor, hazard }, deps.clock.now())
  return view && hazardCard(drawingOf(deps), view, { isStale: true })
}

import type { Tx } from '../../db/types.ts'
import { type Actor, contextsOfPerson } from '../../modules/directory/index.ts'
import { hazardView } from '../../modules/hazards/index.ts'
import type { HazardView } from '../../modules/hazards/types.ts'
import type { DueNotice, Rendered } from '../../notices/index.ts'
import { type Drawing, hazardCard } from '../hazard-cards.ts'

/** A notice with its reader, under the context it is addressed to. */
export interface Reading extends Drawing {
  readonly notice: DueNotice
  readonly actor: Actor
}

/** A notice about one hazard, as its reader may see that hazard now. */
export interface HazardReading extends Reading {
  readonly hazard: HazardView
}

/** How one kind of notice is drawn. */
export interface HazardDrawing {
  /** Whether there is still something to tell; decided at sending and at every redrawing. */
  readonly stands: (hazard: HazardView) => boolean
  readonly draw: (reading: HazardReading) => Promise<Record<string, unknown>> | Record<string, unknown>
}

/** The context a notice is addressed to, if its reader still holds it. */
export async function readerOf(tx: Tx, { to }: DueNotice, now: Date): Promise<Actor | null> {
  const contexts = await contextsOfPerson(tx, to.personId, now)
  return contexts.find(({ organisationId, role }) => organisationId === to.organisationId && role === to.role) ?? null
}

/**
 * Draws a notice about a hazard. What no longer stands is not sent; a card that was sent shows what has become of the hazard.
 */
export async function drawHazardNotice(drawing: HazardDrawing, given: Drawing & { notice: DueNotice }): Promise<Rendered> {
  const { tx, now, practice, notice } = given
  const actor = await readerOf(tx, notice, now)
  if (!actor) return { obsolete: 'the reader no longer holds the role' }
  const hazard = await hazardView(tx, { actor, hazard: notice.subject.id }, now)
  if (!hazard) return { obsolete: 'the reader may not see the hazard' }
  if (drawing.stands(hazard)) return { card: await drawing.draw({ tx, now, practice, notice, actor, hazard }) }
  return notice.isSent ? { card: hazardCard(given, hazard) } : { obsolete: `the hazard is ${hazard.state}` }
}

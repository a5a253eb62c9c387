import type { OrganisationKind } from '../../directory/types.ts'

/** Who reads, or who acted or was told: a body and what it is. */
export interface StoryBody {
  readonly organisationId: string
  readonly kind: OrganisationKind | null
}

/** What a reader is shown of one entry: all of it, that another company of the trade did it, or nothing. */
export type Shown = 'whole' | 'nameless' | 'nothing'

/** Insurers and agencies compete: one does not see who works for another. */
const isTrade = ({ kind }: StoryBody): boolean => kind === 'insurer' || kind === 'agency'

/** @param mine - the insurer, the agency and the finder's body of this hazard: they work on it together. */
const isStranger = (reader: StoryBody, other: StoryBody, mine: readonly string[]): boolean => {
  if (!isTrade(reader) || !isTrade(other) || other.organisationId === reader.organisationId) return false
  return !(mine.includes(reader.organisationId) && mine.includes(other.organisationId))
}

/** An act in the story of a hazard: what was done is told, who of another company did it is not. */
export function actShown(reader: StoryBody, by: StoryBody, mine: readonly string[]): Shown {
  return isStranger(reader, by, mine) ? 'nameless' : 'whole'
}

/** What became of a notice: an enterprise reads what its own people were told, a company of the trade nothing of another. */
export function deliveryShown(reader: StoryBody, to: StoryBody, mine: readonly string[]): Shown {
  if (to.organisationId === reader.organisationId) return 'whole'
  if (reader.kind === 'enterprise') return 'nothing'
  return isStranger(reader, to, mine) ? 'nothing' : 'whole'
}

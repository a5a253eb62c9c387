import { type CardFault, cardCodes, Spot } from './fault.ts'
import { isThing, judgeShape } from './kinds.ts'
import { rootOfV1, rootShape } from './root.ts'
import { type CardSurroundings, type Census, lookAround } from './surroundings.ts'
import { judgeComponents, type Tour } from './walk.ts'
import { writeJson } from './write-json.ts'

export type { CardFault } from './fault.ts'
export { cardCodes } from './fault.ts'
export type { CardSurroundings } from './surroundings.ts'

/** A card is at most 30 KB (im-v1/message/create), 200 elements, 5 tables (card-json-v2-structure, table). */
const largestCard = 30 * 1024
const mostElements = 200
const mostTables = 5

/**
 * Judges a card as the platform would, by the documentation pages of Card JSON 2.0.
 *
 * @returns everything wrong with it, from the outside in; empty when it would be shown.
 */
export function validateCard(card: unknown, surroundings: CardSurroundings = {}): CardFault[] {
  const faults: CardFault[] = []
  const root = Spot.root(faults)
  if (!isThing(card)) {
    root.fault(cardCodes.unreadable, 'parse card json err: a card is an object', card)
    return faults
  }
  const size = surroundings.size ?? sizeOf(card)
  if (size > largestCard) {
    root.fault(cardCodes.tooLong, `the card has ${size} bytes, at most ${largestCard} are allowed`)
    return faults
  }
  const old = Object.keys(card).find((name) => rootOfV1.has(name))
  if (card.schema !== '2.0' && (old !== undefined || Object.keys(card).length > 0)) {
    root.fault(cardCodes.onlyInV1, 'this room shows cards of schema 2.0 only: set "schema":"2.0"', card.schema)
    return faults
  }
  if (old !== undefined) {
    root.fault(cardCodes.onlyInV1, `cards of schema V2 no longer support this capability; unsupported property ${old}`, old)
    return faults
  }
  judgeShape(card, rootShape, root)
  judgeBody(card, root)
  judgeWhole(card, root, surroundings)
  return faults
}

/** Bytes of the card's JSON; what cannot even be written is longer than any card. */
function sizeOf(card: unknown): number {
  const json = writeJson(card)
  return json === null ? Number.POSITIVE_INFINITY : Buffer.byteLength(json)
}

function judgeBody(card: Record<string, unknown>, root: Spot): void {
  const body = isThing(card.body) ? card.body : {}
  const spot = root.at('body')
  const tour: Tour = { ids: new Set(), names: new Set(), tables: 0 }
  judgeComponents(body.elements, spot.at('elements'), tour, { depth: 0, form: false, root: true })
  if (tour.tables > mostTables) spot.fault(cardCodes.tooMany, 'card table number over limit', tour.tables)
}

function judgeWhole(card: Record<string, unknown>, root: Spot, surroundings: CardSurroundings): void {
  const census: Census = { tagged: 0 }
  lookAround(card.header, root.at('header'), { census, surroundings })
  lookAround(card.body, root.at('body'), { census, surroundings })
  if (census.tagged > mostElements) root.fault(cardCodes.tooMany, 'element exceeds the limit', census.tagged)
}

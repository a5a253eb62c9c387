import { createHash } from 'node:crypto'

type Json = Readonly<Record<string, unknown>>

/**
 * A card's mark: the `element_id` by which it can be found again among the messages of a chat. 20 characters, a letter first
 * (card-json-v2-structure), made from the uuid it is sent with: 95 bits, so that no two cards share one.
 */
const markOf = (uuid: string): string =>
  `n${BigInt(`0x${createHash('sha256').update(uuid).digest('hex').slice(0, 24)}`)
    .toString(36)
    .padStart(19, '0')}`

/** The card with its mark, on the first element that has no id of its own; unmarked when every one has. */
export function marked(card: Json, uuid: string): Json {
  const body = card.body as { elements?: readonly Json[] } | undefined
  const elements = body?.elements ?? []
  const place = elements.findIndex((element) => element.element_id === undefined)
  if (body === undefined || place < 0) return card
  const withMark = elements.map((element, index) => (index === place ? { ...element, element_id: markOf(uuid) } : element))
  return { ...card, body: { ...body, elements: withMark } }
}

/** Whether the JSON of a message is the card that was sent with this uuid. */
export const bearsMark = (content: string, uuid: string): boolean => content.includes(`"${markOf(uuid)}"`)

import { plain } from './escape.ts'
import type { Card } from './types.ts'
import { byteSize, countElements } from './walk.ts'

/** Feishu: 30 KB a card (im-v1/message/create); two kilobytes are kept for image keys, which the sender puts in. */
export const maxCardBytes = 28 * 1024
/** Feishu: 200 elements a card (card-json-v2-structure). */
export const maxElements = 200

/** Shortens a text to what fits and says where the whole of it stands. */
export type Cut = (text: string) => string

/** Whether a card keeps the platform's limits. */
const fits = (card: Card): boolean => byteSize(card) <= maxCardBytes && countElements(card) <= maxElements

const limits = [1000, 600, 400, 250, 150, 90, 50] as const

const cutAt =
  (limit: number, whole: string): Cut =>
  (text) => {
    const characters = Array.from(plain(text))
    if (characters.length <= limit) return characters.join('')
    return `${characters.slice(0, limit).join('')}……（已省略，${whole}）`
  }

/**
 * Draws with ever shorter texts until the card keeps the platform's limits.
 *
 * @param whole - where the reader finds the whole text: `点“查看隐患”看全文`.
 */
export function fitted(draw: (cut: Cut) => Card, whole: string): Card {
  for (const limit of limits.slice(0, -1)) {
    const card = draw(cutAt(limit, whole))
    if (fits(card)) return card
  }
  return draw(cutAt(limits[limits.length - 1] ?? 0, whole))
}

/** Draws a card that lists several things with as many of them as the platform takes; at least one. */
export function withMost(most: number, draw: (count: number) => Card): Card {
  for (let count = most; count > 1; count -= 1) {
    const card = draw(count)
    if (fits(card)) return card
  }
  return draw(1)
}

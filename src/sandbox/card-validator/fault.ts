import { writeJson } from './write-json.ts'

/** One thing wrong with a card, in the platform's words. */
export type CardFault = {
  /** Sub-code inside 230099, or 230025 for a card that is too long. */
  readonly code: number
  /** `ROOT -> body -> elements -> [2](tag: chart)`. */
  readonly path: string
  readonly message: string
  readonly value: string
}

/** Sub-codes (im-v1/message/create, cardkit-v1). Where the documentation gives none, the general 200621 stands. */
export const cardCodes = {
  /** The JSON cannot be read as a card: wrong type, unknown property, missing property, value out of range. */
  unreadable: 200621,
  /** Something that only schema 1.0 had. */
  onlyInV1: 200861,
  /** Too many elements, too many tables. */
  tooMany: 11310,
  person: 100290,
  /** An interactive component inside a form has no name. */
  formName: 200530,
  chart: 200550,
  image: 200570,
  tableRow: 200914,
  audioForward: 300220,
  audioId: 300230,
  audioFile: 300240,
  duplicateElementId: 300301,
  notShared: 300302,
  tooLong: 230025,
} as const

/** More than these nobody reads; a hostile card must not cost more than a bad one. */
const mostFaults = 50

/** Where a value stands; the path is put together only when there is a fault to report. */
export class Spot {
  readonly #parent: Spot | null
  readonly #step: string
  readonly #faults: CardFault[]
  /** Levels below the card. */
  readonly depth: number

  private constructor(parent: Spot | null, step: string, faults: CardFault[]) {
    this.#parent = parent
    this.#step = step
    this.#faults = faults
    this.depth = parent ? parent.depth + 1 : 0
  }

  /** The card itself; faults are added to `faults`. */
  static root(faults: CardFault[]): Spot {
    return new Spot(null, 'ROOT', faults)
  }

  at(step: string): Spot {
    return new Spot(this, step, this.#faults)
  }

  /** The element of a list, named by its position and tag. */
  item(index: number, tag?: unknown): Spot {
    return this.at(typeof tag === 'string' ? `[${index}](tag: ${tag})` : `[${index}]`)
  }

  get path(): string {
    return this.#parent ? `${this.#parent.path} -> ${this.#step}` : this.#step
  }

  fault(code: number, message: string, value?: unknown): void {
    if (this.#faults.length >= mostFaults) return
    const shown = value === undefined ? '' : (typeof value === 'string' ? value : (writeJson(value) ?? '…')).slice(0, 200)
    this.#faults.push({ code, path: this.path, message, value: shown })
  }
}

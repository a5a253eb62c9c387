import { cardCodes, type Spot } from './fault.ts'

/** Judges one value; reports what is wrong with it at its spot. */
export type Kind = (value: unknown, spot: Spot) => void
/** The attributes of an object; a name that is not listed is a fault. */
export type Shape = Readonly<Record<string, Kind | { readonly kind: Kind; readonly required: true }>>

export type Thing = Readonly<Record<string, unknown>>

export function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Marks an attribute that must be there. */
export function must(kind: Kind): { readonly kind: Kind; readonly required: true } {
  return { kind, required: true }
}

function wrong(value: unknown, spot: Spot, expected: string): void {
  spot.fault(cardCodes.unreadable, `parse card json err: expected ${expected}`, value)
}

export const anything: Kind = () => undefined

export const flag: Kind = (value, spot) => {
  if (typeof value !== 'boolean') wrong(value, spot, 'a boolean')
}

/** A text of at most `most` characters. */
export function words(most = Number.POSITIVE_INFINITY): Kind {
  return (value, spot) => {
    if (typeof value !== 'string') wrong(value, spot, 'a string')
    else if (value.length > most && [...value].length > most) wrong(value, spot, `at most ${most} characters`)
  }
}

export const filled: Kind = (value, spot) => {
  if (typeof value !== 'string' || value === '') wrong(value, spot, 'a string that is not empty')
}

export function matching(pattern: RegExp, expected: string): Kind {
  return (value, spot) => {
    if (typeof value !== 'string' || !pattern.test(value)) wrong(value, spot, expected)
  }
}

export function oneOf(...values: readonly (string | number | boolean)[]): Kind {
  return (value, spot) => {
    if (!values.includes(value as string)) wrong(value, spot, `one of ${values.join(', ')}`)
  }
}

export function whole(least: number, most: number): Kind {
  return (value, spot) => {
    if (!Number.isInteger(value) || Number(value) < least || Number(value) > most)
      wrong(value, spot, `a whole number from ${least} to ${most}`)
  }
}

export function number(least: number, most: number): Kind {
  return (value, spot) => {
    if (typeof value !== 'number' || !(value >= least && value <= most)) wrong(value, spot, `a number from ${least} to ${most}`)
  }
}

/** One of the words, or pixels within the range. */
export function pixels(least: number, most: number, ...wordsAllowed: readonly string[]): Kind {
  return (value, spot) => {
    if (typeof value === 'string' && (wordsAllowed.includes(value) || isPixels(value, least, most))) return
    wrong(value, spot, [...wordsAllowed, `[${least},${most}]px`].join(' or '))
  }
}

function isPixels(text: string, least: number, most: number): boolean {
  const found = /^(-?\d+(?:\.\d+)?)(?:px)?$/.exec(text)
  // A bare 0 needs no unit.
  if (!found || (!text.endsWith('px') && Number(text) !== 0)) return false
  const size = Number(found[1])
  return size >= least && size <= most
}

/** One, two or four lengths, as margin and padding take them. */
export function sides(least: number, most: number): Kind {
  return (value, spot) => {
    const parts = typeof value === 'string' ? value.trim().split(/\s+/) : []
    const isGood = [1, 2, 4].includes(parts.length) && parts.every((part) => isPixels(part, least, most))
    if (!isGood) wrong(value, spot, `1, 2 or 4 lengths of [${least},${most}]px`)
  }
}

export function list(each: Kind, limits: { least?: number; most?: number } = {}): Kind {
  return (value, spot) => {
    if (!Array.isArray(value)) return wrong(value, spot, 'an array')
    if (value.length < (limits.least ?? 0)) wrong(value.length, spot, `at least ${limits.least} items`)
    if (value.length > (limits.most ?? Number.POSITIVE_INFINITY)) wrong(value.length, spot, `at most ${limits.most} items`)
    value.forEach((item, index) => {
      each(item, spot.item(index, isThing(item) ? item.tag : undefined))
    })
  }
}

/** An object with these attributes and no others. */
export function object(shape: Shape): Kind {
  return (value, spot) => {
    if (isThing(value)) judgeShape(value, shape, spot)
    else wrong(value, spot, 'an object')
  }
}

/** An object whose keys are free. */
export function record(each: Kind): Kind {
  return (value, spot) => {
    if (!isThing(value)) return wrong(value, spot, 'an object')
    for (const [name, item] of Object.entries(value)) each(item, spot.at(name))
  }
}

/** Good when either kind finds nothing wrong; otherwise the faults of the last. */
export function either(test: (value: unknown) => boolean, first: Kind, second: Kind): Kind {
  return (value, spot) => (test(value) ? first(value, spot) : second(value, spot))
}

export function judgeShape(value: Thing, shape: Shape, spot: Spot): void {
  for (const name of Object.keys(value)) {
    const rule = Object.hasOwn(shape, name) ? shape[name] : undefined
    if (rule === undefined) spot.fault(cardCodes.unreadable, `parse card json err: unknown property, property: ${name}`, value[name])
    else if (value[name] !== undefined) (typeof rule === 'function' ? rule : rule.kind)(value[name], spot.at(name))
  }
  for (const [name, rule] of Object.entries(shape)) {
    if (typeof rule !== 'function' && value[name] === undefined)
      spot.fault(cardCodes.unreadable, `parse card json err: required property is missing, property: ${name}`)
  }
}

import { randomBytes, randomInt } from 'node:crypto'

/** Source of chance for ids and for choosing a connection; seeded in tests so that a run can be repeated. */
export interface Random {
  /** `digits` hexadecimal digits. */
  hex(digits: number): string
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number
}

/** Chance from the operating system. */
export const secureRandom: Random = {
  hex: (digits) =>
    randomBytes(Math.ceil(digits / 2))
      .toString('hex')
      .slice(0, digits),
  below: (limit) => randomInt(limit),
}

/** Repeatable chance (mulberry32). Never use it with a snapshot that outlives the process: ids would repeat. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const hex = (digits: number): string => {
    let text = ''
    while (text.length < digits) text += next().toString(16).padStart(8, '0')
    return text.slice(0, digits)
  }
  return { hex, below: (limit) => next() % limit }
}

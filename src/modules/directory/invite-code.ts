import { createHash, randomInt } from 'node:crypto'

/** Signs that cannot be mistaken for each other when read out: no 0 O 1 I L. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const length = 10

/** A code is good for this many days. */
export const inviteCodeDays = 7

/** Draws a number from 0 up to, not including, `below`. */
export type Draw = (below: number) => number

/** A new code, in two groups of five; about 49 bits. */
export function newInviteCode(draw: Draw = randomInt): string {
  const signs = Array.from({ length }, () => alphabet[draw(alphabet.length)] ?? '2').join('')
  return `${signs.slice(0, 5)}-${signs.slice(5)}`
}

/** What is kept of a code: SHA-256 of its signs, however it was typed. */
export function inviteCodeHash(code: string): string {
  const signs = code
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
  return createHash('sha256').update(signs).digest('hex')
}

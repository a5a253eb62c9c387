/**
 * 统一社会信用代码 (GB 32100-2015): 18 signs, two check digits, no I O S V Z.
 *
 * Digits 3–8 say where the company was registered, never where it works.
 */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const innerWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** Half width, upper case, no spaces. Maps nothing silently: an O stays an O and fails the check. */
export function normaliseCreditCode(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase()
}

/** Last sign of a credit code from the first 17; null when they hold a sign outside the alphabet. */
export function creditCheckDigit(first17: string): string | null {
  const values = [...first17].map((sign) => alphabet.indexOf(sign))
  if (values.length !== 17 || values.includes(-1)) return null
  const sum = values.reduce((total, value, place) => total + value * (weights[place] ?? 0), 0)
  return alphabet[(31 - (sum % 31)) % 31] ?? null
}

/** Check digit of the organisation number inside (GB 11714) from its first eight signs; null outside 0-9 A-Z. */
export function organisationCheckDigit(first8: string): string | null {
  if (!/^[0-9A-Z]{8}$/.test(first8)) return null
  const sum = [...first8].reduce((total, sign, place) => total + Number.parseInt(sign, 36) * (innerWeights[place] ?? 0), 0)
  const digit = 11 - (sum % 11)
  if (digit === 10) return 'X'
  return digit === 11 ? '0' : String(digit)
}

/** Whether a normalised text is a credit code with both check digits right. */
export function isCreditCode(code: string): boolean {
  if (!/^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/.test(code)) return false
  return organisationCheckDigit(code.slice(8, 16)) === code[16] && creditCheckDigit(code.slice(0, 17)) === code[17]
}

/** What a person may have meant: O read as 0 and I as 1, when that makes a valid code. A question to ask, never a repair. */
export function suggestedCreditCode(text: string): string | null {
  const asked = normaliseCreditCode(text)
  const guess = asked.replaceAll('O', '0').replaceAll('I', '1')
  return guess !== asked && isCreditCode(guess) ? guess : null
}

import { creditCheckDigit, organisationCheckDigit } from '../../../lib/credit-code.ts'

/**
 * A made-up credit code with both check digits right: registered as an enterprise (91) in a region, its number plainly a
 * practice number (`MALX` and four digits).
 */
export function practiceCreditCode(registeredIn: string, serial: number): string {
  const number = `MALX${String(serial).padStart(4, '0')}`
  const first17 = `91${registeredIn}${number}${organisationCheckDigit(number) ?? ''}`
  return `${first17}${creditCheckDigit(first17) ?? ''}`
}

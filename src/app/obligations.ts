import { ofAuthorities } from './obligations/of-authorities.ts'
import { ofInsurersAndEnterprises } from './obligations/of-insurers-and-enterprises.ts'
import { ofNotice322 } from './obligations/of-notice-322.ts'
import { ofTheYear } from './obligations/of-the-year.ts'
import type { Obligation } from './obligations/types.ts'

export type { LaterPart, Obligation, Servant } from './obligations/types.ts'

/**
 * Every duty of the two notices by its number, in their order: what serves it, or which later part will.
 *
 * R001–R041 are of notice 375, R050–R075 of notice 322; R042–R049 are not used.
 */
export const obligations: Readonly<Record<string, Obligation>> = {
  ...ofAuthorities,
  ...ofInsurersAndEnterprises,
  ...ofTheYear,
  ...ofNotice322,
}

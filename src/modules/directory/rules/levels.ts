import type { Level } from '../data/industry-departments.ts'

/** Level of a body by its region; a development zone's own body works like a county's, whatever its code. */
export function levelOf(body: { readonly regionCode: string; readonly developmentZone?: string | null }): Level {
  if (body.developmentZone) return 'county'
  if (body.regionCode.endsWith('0000')) return 'province'
  return body.regionCode.endsWith('00') ? 'city' : 'county'
}

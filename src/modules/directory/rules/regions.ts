import { developmentZones, formerNames } from '../data/region-aliases.ts'
import regions from '../data/regions.json' with { type: 'json' }

/** A province, city or county-level division of Shanxi, or a development zone with a code of its own. */
export interface Region {
  readonly code: string
  /** As written in the table: 城区, 高平市. */
  readonly name: string
  /** With its city in front, so that it stands alone: 晋城市城区. */
  readonly fullName: string
}

const cityOf = new Map<string, string>()
const byCode = new Map<string, Region>()
byCode.set(regions.province.code, { ...regions.province, fullName: regions.province.name })
for (const city of regions.cities) {
  byCode.set(city.code, { code: city.code, name: city.name, fullName: city.name })
  for (const { code, name } of city.counties) {
    cityOf.set(code, city.name)
    byCode.set(code, { code, name, fullName: `${city.name}${name}` })
  }
}

/**
 * Whether a region lies in a subtree (or is its root).
 *
 * A malformed code, or one without any digits left, contains and lies in nothing.
 */
export function isWithin(code: string, scopeCode: string): boolean {
  if (!/^\d{6}$/.test(code) || !/^\d{6}$/.test(scopeCode)) return false
  const prefix = regionPrefix(scopeCode)
  return prefix !== '' && code.startsWith(prefix)
}

/** The digits a subtree has in common, cut by pairs: the first zero of 临汾 141000 belongs to `10` and stays. */
export function regionPrefix(code: string): string {
  let rest = code
  while (rest.endsWith('00')) rest = rest.slice(0, -2)
  return rest
}

/** The region one level up; null above the province and for malformed codes. */
export function parentRegion(code: string): string | null {
  if (!/^\d{6}$/.test(code) || code.endsWith('0000')) return null
  return code.endsWith('00') ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`
}

/** 晋城市城区 for 140502; the code itself when the table does not hold it. */
export function regionName(code: string): string {
  return byCode.get(code)?.fullName ?? code
}

/** The table's row, or null. */
export function regionByCode(code: string): Region | null {
  return byCode.get(code) ?? null
}

const suffix = /(市|区|县)$/

/** Without 市, 区, 县 where two characters remain: 高平 for 高平市. One-syllable counties (应县, 临县) keep theirs. */
function shortName(name: string): string | null {
  const short = name.replace(suffix, '')
  return short.length >= 2 && short !== name ? short : null
}

/** Whether a whole text is the region's name, alone or with its city in front; never a part of a longer text. */
function matches(region: Region, text: string): boolean {
  const short = shortName(region.name)
  const city = cityOf.get(region.code)
  const names = short === null ? [region.name] : [region.name, short]
  if (names.includes(text)) return true
  if (city === undefined) return false
  return [city, shortName(city) ?? city].some((lead) => names.some((name) => text === `${lead}${name}`))
}

/**
 * Every region a name may mean: none, one, or several to ask about.
 *
 * 城区 is two regions (阳泉, 晋城), so it is asked about unless `scopeCode` (the asker's own region) holds only one of them.
 * Former names and development zones are found after the present names. Nothing is guessed: 临县 is never 临汾.
 */
export function findRegions(text: string, scopeCode?: string): readonly Region[] {
  const asked = text.replaceAll(/\s/g, '').replace(/^山西省(?=.)/, '')
  const present = [...byCode.values()].filter((region) => matches(region, asked))
  const former = byAlias(asked)
  const all = present.length > 0 ? present : former
  if (scopeCode === undefined) return all
  const mine = [present, former].map((regionsNamed) => regionsNamed.filter(({ code }) => isWithin(code, scopeCode)))
  return mine.find((regionsNamed) => regionsNamed.length > 0) ?? all
}

function byAlias(text: string): readonly Region[] {
  const codes = formerNames
    .filter(({ name, cityCode }) => {
      const city = byCode.get(cityCode)?.name ?? ''
      return text === name || text === `${city}${name}` || text === `${city.replace(suffix, '')}${name}`
    })
    .flatMap((alias) => alias.codes)
  const zones = developmentZones
    .filter(({ name }) => name === text || name === `山西${text}`)
    .map(({ areaCode, cityCode }) => areaCode ?? cityCode)
  return [...new Set([...codes, ...zones])].flatMap((code) => byCode.get(code) ?? [])
}

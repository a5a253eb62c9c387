import type { IndustryCode } from '../../directory/types.ts'
import { type ClauseLine, catalogue, type Standard } from './catalogue.ts'

/** Standards of an industry, in the order they are offered (322 §二 附件 and the determination standards in force). */
const standardsOf: Readonly<Record<IndustryCode, readonly string[]>> = {
  COAL: ['COAL-2026', 'COAL-2020'],
  NCM: ['NONCOAL-2022', 'NONCOAL-2024'],
  HCH: ['CHEM-2026', 'CHEM-2017'],
  FWK: ['FIREWORKS-2017'],
  MET: ['GONGMAO-2023'],
  TRA: ['ROAD-2023', 'HIGHWAY-2023'],
  CON: ['BUILD-2024'],
  CIV: ['CIVILEXP-2024'],
  FSH: ['FISHERY-2022'],
  OTH: ['GONGMAO-2023'],
}

/** Judge beside the industry's own: fire, special equipment, gas, electric power. */
const common: readonly string[] = ['FIRE-2025', 'SPECIAL-2024', 'GAS-2023', 'POWER-2026']

/** 金属冶炼 is judged by these articles of the 工贸 standard: general, ferrous, non-ferrous, machinery, dust, confined space. */
const articlesForSmelting = ['3(', '4(', '5(', '7(', '11(', '13(']

/** What a reader must know before leaning on what the catalogue says about a standard. */
function cautionAbout(standard: Standard): string | null {
  if (standard.effective === null) return '施行日期以官方文本为准'
  if (standard.lines === 'topic') return '只有条目名称，判定条件请看官方文本'
  if (standard.lines === 'partial') return '只收录了部分条款'
  if (standard.lines === 'superseded-list') return '列的是 2017 版条目，请对照现行文本'
  return null
}

/** A standard that judges hazards of an industry found on a day. */
export interface ApplicableStandard {
  readonly standard: Standard
  readonly isCommon: boolean
  /** Simplified Chinese; null when there is nothing to warn of. */
  readonly caution: string | null
}

const judgesOn = (standard: Standard, foundOn: string) =>
  (standard.effective === null || standard.effective <= foundOn) && (standard.end === null || foundOn <= standard.end)

/**
 * Standards by which a hazard is judged: its industry's first, then the common ones.
 *
 * The version is that of the day of discovery: a later one does not judge what was found before it.
 *
 * @param foundOn - YYYY-MM-DD in Asia/Shanghai.
 */
export function applicableStandards(industry: IndustryCode, foundOn: string): readonly ApplicableStandard[] {
  const offered = [...standardsOf[industry].map((id) => ({ id, isCommon: false })), ...common.map((id) => ({ id, isCommon: true }))]
  return offered.flatMap(({ id, isCommon }) => {
    const standard = catalogue().standards.find((row) => row.id === id)
    if (standard === undefined || !judgesOn(standard, foundOn)) return []
    return [{ standard, isCommon, caution: cautionAbout(standard) }]
  })
}

/** Whether an article of an applicable standard speaks about this industry. */
export function speaksAbout(line: ClauseLine, industry: IndustryCode): boolean {
  return industry !== 'MET' || line.standard.id !== 'GONGMAO-2023' || articlesForSmelting.some((article) => line.clause.startsWith(article))
}

import type { IndustryCode } from '../types.ts'

/** Levels of government, nearest to the enterprise first. */
export const levels = ['county', 'city', 'province'] as const
export type Level = (typeof levels)[number]

interface DepartmentKind {
  readonly industry: IndustryCode
  readonly industryZh: string
  /** Usual name of the department; `own-bureau`: the emergency bureau itself is the industry department. */
  readonly department: string | 'own-bureau'
  readonly levels: readonly Level[]
  readonly clause: string
}

const everyLevel = levels

/**
 * Which kind of department answers for an industry, and at which levels it is looked for.
 *
 * The notice orders the report of an overdue major hazard to the emergency bureau and to the industry department
 * (375 §二(二)四); where the bureau is the department, one report counts for both.
 */
export const industryDepartments: readonly DepartmentKind[] = [
  { industry: 'COAL', industryZh: '煤矿', department: '能源局', levels: everyLevel, clause: '375 §二(二)四' },
  { industry: 'NCM', industryZh: '非煤矿山', department: 'own-bureau', levels: everyLevel, clause: '375 §二(二)四' },
  { industry: 'HCH', industryZh: '危险化学品', department: 'own-bureau', levels: everyLevel, clause: '375 §二(二)四' },
  { industry: 'FWK', industryZh: '烟花爆竹', department: 'own-bureau', levels: everyLevel, clause: '375 §二(二)四' },
  { industry: 'MET', industryZh: '金属冶炼', department: 'own-bureau', levels: everyLevel, clause: '375 §二(二)四' },
  { industry: 'TRA', industryZh: '交通运输', department: '交通运输局', levels: everyLevel, clause: '375 §二(二)四' },
  { industry: 'CON', industryZh: '建筑施工', department: '住房和城乡建设局', levels: everyLevel, clause: '375 §二(二)四' },
  { industry: 'CIV', industryZh: '民用爆炸物品', department: '工业和信息化局', levels: everyLevel, clause: '375 §二(二)四' },
  { industry: 'FSH', industryZh: '渔业生产', department: '农业农村局', levels: everyLevel, clause: '375 §二(二)四' },
  { industry: 'OTH', industryZh: '其他非高危行业领域', department: 'own-bureau', levels: everyLevel, clause: '375 §二(二)四' },
]

const byIndustry = new Map(industryDepartments.map((row) => [row.industry, row]))

/** Name of the kind of department, or `own-bureau` where the emergency bureau is the department itself. */
export function departmentKindOf(industry: IndustryCode): string {
  return byIndustry.get(industry)?.department ?? 'own-bureau'
}

/** 煤矿, 非煤矿山 …: the industry as annex 2 writes it. */
export function industryLabel(industry: IndustryCode): string {
  return byIndustry.get(industry)?.industryZh ?? '其他非高危行业领域'
}

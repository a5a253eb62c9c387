import type { RoleCode } from '../../../src/modules/directory/index.ts'

/** One site of the practice world as the notice sees it: who answers for it, who watches it. Written by hand, not asked. */
export interface Site {
  readonly id: string
  readonly industry: 'COAL' | 'OTH'
  /** null: uninsured, the county bureau takes the insurer's part. */
  readonly insurer: string | null
  /** Body that cares for the site at the room's beginning: the insurer, or the bureau in its part. */
  readonly carer: string
  readonly agency: string | null
  /** Until when the agency sees what it is assigned to: 90 days after its assignment ended on 2027-01-01. */
  readonly agencySeesUntil: Date
  /** The county's bureau. */
  readonly bureau: string
  /** Bureaus whose region holds the site. */
  readonly bureaus: readonly string[]
  /** Departments of its industry whose region holds it. */
  readonly departments: readonly string[]
  /** Bodies with people that a report must reach. */
  readonly receivers: readonly string[]
  /** Bodies that get a copy of it and owe nothing. */
  readonly copies: readonly string[]
  /** Who is named as fixer. */
  readonly fixers: readonly string[]
}

const agencySeesUntil = new Date('2027-04-01T00:00:00+08:00')
/** Policy and assignment of the mine end here: what is found later no insurer answers for. */
export const coveredUntil = new Date('2027-01-01T00:00:00+08:00')

export const mineSite: Site = {
  id: 'qy-qinhe',
  industry: 'COAL',
  insurer: 'bx-taihang',
  carer: 'bx-taihang',
  agency: 'fw-antan',
  agencySeesUntil,
  bureau: 'yj-qinshui',
  bureaus: ['yj-qinshui', 'yj-jincheng', 'yj-shanxi'],
  departments: ['hy-energy-qinshui', 'hy-energy-jincheng', 'hy-energy-shanxi'],
  receivers: ['yj-qinshui', 'hy-energy-qinshui'],
  copies: ['yj-jincheng'],
  fixers: ['qy-qinhe.fixer', 'qy-qinhe.safety'],
}

export const foundrySite: Site = {
  id: 'qy-zhuyun',
  industry: 'OTH',
  insurer: null,
  carer: 'yj-zezhou',
  agency: null,
  agencySeesUntil,
  bureau: 'yj-zezhou',
  bureaus: ['yj-zezhou', 'yj-jincheng', 'yj-shanxi'],
  departments: [],
  receivers: ['yj-zezhou'],
  copies: [],
  fixers: ['qy-zhuyun.fixer', 'qy-zhuyun.safety'],
}

/** Somebody of a run: role and body, and whose second role it is where the seed has no such person. */
export type CastRow = readonly [role: RoleCode, body: string, person?: string]

/** Everybody who tries his hand at a hazard of the mine, those included who may nothing. */
export const mineCast = {
  service: ['bx.service', 'bx-taihang', 'bx-taihang.service'],
  manager: ['bx.manager', 'bx-taihang'],
  expert: ['fw.expert', 'fw-antan', 'fw-antan.expert'],
  lead: ['fw.lead', 'fw-antan'],
  principal: ['qy.principal', 'qy-qinhe'],
  controller: ['qy.controller', 'qy-qinhe'],
  safety: ['qy.safety', 'qy-qinhe'],
  fixer: ['qy.fixer', 'qy-qinhe'],
  worker: ['qy.worker', 'qy-qinhe'],
  countyStaff: ['yjx.staff', 'yj-qinshui'],
  countyEnforce: ['yjx.enforce', 'yj-qinshui'],
  cityEnforce: ['yjc.enforce', 'yj-jincheng'],
  provinceStaff: ['yjp.staff', 'yj-shanxi'],
  energy: ['hy.staff', 'hy-energy-qinshui'],
  // Second roles of one person: a role is no second pair of eyes.
  serviceAsManager: ['bx.manager', 'bx-taihang', 'bx-taihang.service'],
  safetyAsPrincipal: ['qy.controller', 'qy-qinhe', 'qy-qinhe.safety'],
  principalNextDoor: ['qy.principal', 'qy-danfeng', 'qy-qinhe.principal'],
  // Outsiders.
  rival: ['bx.manager', 'bx-fenhe'],
  otherAgency: ['fw.expert', 'fw-guben', 'fw-guben.expert'],
  otherCounty: ['yjx.staff', 'yj-gaoping'],
  regulator: ['jg.staff', 'jg-jincheng'],
  administrator: ['bx.admin', 'bx-taihang'],
} as const satisfies Record<string, CastRow>

/** The same around a foundry that nobody insures. */
export const foundryCast = {
  principal: ['qy.principal', 'qy-zhuyun'],
  safety: ['qy.safety', 'qy-zhuyun'],
  fixer: ['qy.fixer', 'qy-zhuyun'],
  countyStaff: ['yjx.staff', 'yj-zezhou'],
  countyEnforce: ['yjx.enforce', 'yj-zezhou'],
  countyLead: ['yjx.lead', 'yj-zezhou'],
  cityEnforce: ['yjc.enforce', 'yj-jincheng'],
  cityStaff: ['yjc.staff', 'yj-jincheng'],
  provinceStaff: ['yjp.staff', 'yj-shanxi'],
  // Second roles of one person.
  fixerAsPrincipal: ['qy.controller', 'qy-zhuyun', 'qy-zhuyun.fixer'],
  staffAsEnforce: ['yjx.enforce', 'yj-zezhou', 'yj-zezhou.staff'],
  // Outsiders.
  rival: ['bx.manager', 'bx-fenhe'],
  otherCounty: ['yjx.enforce', 'yj-gaoping'],
  energy: ['hy.staff', 'hy-energy-jincheng'],
  neighbour: ['qy.principal', 'qy-danhe-2'],
  regulator: ['jg.staff', 'jg-jincheng'],
} as const satisfies Record<string, CastRow>

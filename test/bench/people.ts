import { practiceOpenId } from '../../src/app/practice/identities.ts'
import type { MembershipId } from '../../src/app/practice/parts/hazards-steps.ts'

/** Sites whose hazards are pressed on, each with the insurer's officer and manager who look after it. */
export const sites = [
  { site: 'qy-qinhe', insurer: 'bx-taihang', agency: 'fw-antan', fixer: 'fixer', clause: 'COAL-2026|5(一)' },
  { site: 'qy-yunduan', insurer: 'bx-taihang', agency: 'fw-antan', fixer: 'fixer', clause: 'GONGMAO-2023|4(一)' },
  { site: 'qy-danhe-1', insurer: 'bx-taihang', agency: 'fw-antan', fixer: 'fixer', clause: undefined },
  { site: 'qy-panshi', insurer: 'bx-fenhe', agency: 'fw-guben', fixer: 'fixer', clause: 'NONCOAL-2022|地下(一)' },
  { site: 'qy-lingshang', insurer: 'bx-fenhe', agency: 'fw-guben', fixer: 'fixer', clause: 'NONCOAL-2022|地下(一)' },
] as const

export type Site = (typeof sites)[number]

export const member = (person: string, body: string, role: string): MembershipId => `${body}.${person}@${body}.${role}`
export const service = ({ insurer }: Site): MembershipId => member('service', insurer, 'bx.service')
export const manager = ({ insurer }: Site): MembershipId => member('manager', insurer, 'bx.manager')
export const expert = ({ agency }: Site): MembershipId => member('expert', agency, 'fw.expert')
/** Who signs: where the principal has two mines, the controller, so that every press has one context. */
export const principal = ({ site }: Site): MembershipId =>
  site === 'qy-qinhe' ? member('controller', site, 'qy.controller') : member('principal', site, 'qy.principal')
export const fixer = ({ site }: Site): MembershipId => member('fixer', site, 'qy.fixer')

/** The person behind a membership. */
export const personOf = (membership: MembershipId): string => membership.slice(0, membership.indexOf('@'))
export const openIdOf = (membership: MembershipId): string => practiceOpenId(personOf(membership))

/** Twenty people: two managers, two officers, two experts, five principals, four fixers, five who only look. */
export const twenty: readonly MembershipId[] = [
  ...new Set(sites.flatMap((site) => [manager(site), service(site), expert(site)])),
  ...sites.map(principal),
  ...sites.slice(0, 4).map(fixer),
  member('safety', 'qy-qinhe', 'qy.safety'),
  member('safety', 'qy-panshi', 'qy.safety'),
  member('staff', 'yj-qinshui', 'yjx.staff'),
  member('staff', 'hy-energy-qinshui', 'hy.staff'),
  member('staff', 'yj-jincheng', 'yjc.staff'),
]

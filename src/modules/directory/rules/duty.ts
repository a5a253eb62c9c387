import type { RoleCode } from '../types.ts'

/** Kinds of matter a body keeps a duty list for. */
export const dutyMatters = ['overdue-report', 'registration', 'grading', 'closing'] as const
export type DutyMatter = (typeof dutyMatters)[number]

/** A duty list names one to five people. */
export const dutyListMost = 5

const government: readonly RoleCode[] = [
  'yjx.staff',
  'yjx.lead',
  'yjc.staff',
  'yjc.lead',
  'yjp.staff',
  'yjp.lead',
  'hy.staff',
  'hy.lead',
  'jg.staff',
  'jg.lead',
]

/** Who takes a matter where a body keeps no list: staff with their lead; only roles of the body's own kind are ever held in it. */
const byMatter: Readonly<Record<DutyMatter, readonly RoleCode[]>> = {
  'overdue-report': government,
  registration: [...government, 'yjx.admin', 'yjc.admin', 'yjp.admin', 'bx.admin', 'fw.admin', 'xh.staff', 'qy.principal'],
  grading: ['bx.manager', 'yjx.enforce', 'yjx.lead', 'yjc.enforce', 'yjc.lead'],
  closing: ['bx.manager', 'yjx.staff', 'yjx.enforce', 'yjx.lead', 'yjc.staff', 'yjc.enforce', 'yjc.lead'],
}

/** Roles that take a matter by default, in the order they are told. */
export function defaultDutyRoles(matter: DutyMatter): readonly RoleCode[] {
  return byMatter[matter]
}

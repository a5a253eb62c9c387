import type { RoleCode } from '../types.ts'

/** People of an enterprise who run it: an actual controller counts as the principal. */
export const heads = ['qy.principal', 'qy.controller'] as const satisfies readonly RoleCode[]

/** People of an enterprise who may do more than report. */
export const enterpriseStaff = [...heads, 'qy.safety', 'qy.fixer'] as const satisfies readonly RoleCode[]

/** An insurer's field staff; a branch works like service within its cities. */
export const insurerField = ['bx.service', 'bx.branch'] as const satisfies readonly RoleCode[]

/** An agency's people on a visit; a lead may all an expert may. */
export const agencyField = ['fw.expert', 'fw.lead'] as const satisfies readonly RoleCode[]

/** City and county bureaus: a lead may all the staff may. */
export const localStaff = ['yjx.staff', 'yjc.staff', 'yjx.lead', 'yjc.lead'] as const satisfies readonly RoleCode[]

export const localLeads = ['yjx.lead', 'yjc.lead'] as const satisfies readonly RoleCode[]

/** Enforcement of city and county bureaus. */
export const enforcers = ['yjx.enforce', 'yjc.enforce'] as const satisfies readonly RoleCode[]

export const provinceStaff = ['yjp.staff', 'yjp.lead'] as const satisfies readonly RoleCode[]

export const departmentStaff = ['hy.staff', 'hy.lead'] as const satisfies readonly RoleCode[]

/** Who lets people into a body and keeps its lists. Administrators see people, never business rows. */
export const bodyAdmins = [
  'yjp.admin',
  'yjc.admin',
  'yjx.admin',
  'bx.admin',
  'fw.admin',
  'hy.lead',
  'jg.lead',
  'xh.staff',
] as const satisfies readonly RoleCode[]

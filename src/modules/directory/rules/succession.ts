import type { RoleCode } from '../types.ts'

/** Who takes over when a person of this role leaves and no deputy is named: the first of these roles that is held. */
const managers: Readonly<Record<RoleCode, readonly RoleCode[]>> = {
  'yjp.staff': ['yjp.lead', 'yjp.staff', 'yjp.admin'],
  'yjp.lead': ['yjp.lead', 'yjp.staff', 'yjp.admin'],
  'yjp.admin': ['yjp.admin', 'yjp.lead'],
  'yjc.staff': ['yjc.lead', 'yjc.staff', 'yjc.enforce', 'yjc.admin'],
  'yjc.enforce': ['yjc.lead', 'yjc.enforce', 'yjc.staff', 'yjc.admin'],
  'yjc.lead': ['yjc.lead', 'yjc.staff', 'yjc.enforce', 'yjc.admin'],
  'yjc.admin': ['yjc.admin', 'yjc.lead'],
  'yjx.staff': ['yjx.lead', 'yjx.staff', 'yjx.enforce', 'yjx.admin'],
  'yjx.enforce': ['yjx.lead', 'yjx.enforce', 'yjx.staff', 'yjx.admin'],
  'yjx.lead': ['yjx.lead', 'yjx.staff', 'yjx.enforce', 'yjx.admin'],
  'yjx.admin': ['yjx.admin', 'yjx.lead'],
  'jg.staff': ['jg.lead', 'jg.staff'],
  'jg.lead': ['jg.lead', 'jg.staff'],
  'hy.staff': ['hy.lead', 'hy.staff'],
  'hy.lead': ['hy.lead', 'hy.staff'],
  'bx.admin': ['bx.admin', 'bx.manager'],
  'bx.manager': ['bx.manager', 'bx.admin'],
  'bx.service': ['bx.manager', 'bx.service', 'bx.admin'],
  'bx.finance': ['bx.manager', 'bx.finance'],
  'bx.claim': ['bx.manager', 'bx.claim'],
  'bx.branch': ['bx.manager', 'bx.service', 'bx.admin'],
  'bx.audit': ['bx.manager', 'bx.audit'],
  'fw.admin': ['fw.admin', 'fw.lead'],
  'fw.lead': ['fw.lead', 'fw.expert', 'fw.admin'],
  'fw.expert': ['fw.lead', 'fw.expert', 'fw.admin'],
  'qy.principal': ['qy.principal', 'qy.controller', 'qy.safety'],
  'qy.controller': ['qy.principal', 'qy.controller', 'qy.safety'],
  'qy.safety': ['qy.principal', 'qy.controller', 'qy.safety'],
  'qy.fixer': ['qy.safety', 'qy.principal', 'qy.controller', 'qy.fixer'],
  'qy.ins': ['qy.principal', 'qy.controller', 'qy.safety'],
  'qy.worker': ['qy.safety', 'qy.principal'],
  'xh.staff': ['xh.staff'],
  'sys.op': ['sys.op'],
}

/** Roles that take over from a role, in order. */
export function successorRoles(role: RoleCode): readonly RoleCode[] {
  return managers[role]
}

import type { RoleCode } from '../types.ts'
import {
  agencyField,
  bodyAdmins,
  departmentStaff,
  enforcers,
  enterpriseStaff,
  heads,
  insurerField,
  localLeads,
  localStaff,
  provinceStaff,
} from './role-groups.ts'

/** C does it, A approves or decides, A1 and A2 are the two persons of a two-person act, propose only proposes. */
export type Mark = 'C' | 'A' | 'A1' | 'A2' | 'propose'

interface PermissionRow {
  readonly zh: string
  readonly may: Partial<Record<Mark, readonly RoleCode[]>>
  readonly clause: string
}

/** Everybody who goes and looks: enterprise, agency, insurer, bureau. */
const finders = [...enterpriseStaff, ...agencyField, ...insurerField, 'bx.manager', ...localStaff, ...enforcers] as const
const receivers = [...localStaff, ...enforcers, ...provinceStaff, ...departmentStaff] as const
/** A bureau takes the insurer's part where no policy covers: staff for the field, enforcement for the manager. */
const bureauField = [...localStaff, ...enforcers] as const
const bureauManager = [...enforcers, ...localLeads] as const

/**
 * Who may do what, act by act. It says what a role may do at all; the state of the thing, whose it is and who has already
 * signed in the chain are asked elsewhere and can only narrow it.
 */
export const permissions = {
  'hazard.report': { zh: '上报隐患', may: { C: [...finders, 'qy.worker'] }, clause: '375 §二(三)三' },
  'hazard.grade.propose': {
    zh: '提出定级',
    may: { propose: [...heads, 'qy.safety', 'fw.expert', ...localStaff, ...enforcers], A1: ['fw.lead', ...insurerField, 'bx.manager'] },
    clause: '322 §二',
  },
  'hazard.grade.general': {
    zh: '定为一般隐患',
    may: { A1: ['fw.lead', ...insurerField], A2: ['bx.manager'], A: bureauField },
    clause: '322 §二',
  },
  'hazard.grade.self-found': { zh: '企业自查隐患定为一般', may: { A: [...heads, 'qy.safety'] }, clause: '375 §二(三)三' },
  'hazard.grade.approve-major': { zh: '批准定为重大隐患', may: { A2: ['bx.manager'] }, clause: '322 §二' },
  'hazard.grade.approve-major.bureau': { zh: '应急部门发现的，批准定为重大隐患', may: { A: bureauManager }, clause: '322 §二' },
  'hazard.grade.object': { zh: '对定级提出异议', may: { C: [...heads, 'qy.safety'] }, clause: '375 §二(三)三' },
  'hazard.grade.answer-objection': { zh: '答复异议', may: { A: ['bx.manager', ...bureauManager] }, clause: '322 §二' },
  'hazard.notify': {
    zh: '下发告知或整改',
    may: { C: [...insurerField, 'bx.manager', ...agencyField, ...heads, 'qy.safety', ...bureauField] },
    clause: '375 §二(二)四',
  },
  'hazard.deliver-on-paper': { zh: '登记书面送达', may: { C: [...insurerField, 'bx.manager', ...bureauField] }, clause: '375 §二(二)四' },
  'hazard.sign': { zh: '签收重大隐患告知', may: { A: heads }, clause: '375 §二(二)四' },
  'hazard.plan': { zh: '签发整改方案', may: { A: heads }, clause: '375 §二(二)四' },
  'hazard.stop': { zh: '登记停产撤人', may: { C: [...heads, 'qy.safety'], A: bureauField }, clause: '375 §二(二)四' },
  'hazard.assign-fixer': { zh: '指定整改责任人', may: { C: [...heads, 'qy.safety'] }, clause: '375 §二(三)三' },
  'hazard.submit': { zh: '提交整改', may: { C: enterpriseStaff }, clause: '375 §二(三)三' },
  'hazard.verify': { zh: '复查', may: { A: [...agencyField, ...insurerField] }, clause: '322 §二' },
  'hazard.verify.bureau': { zh: '应急部门代行复查', may: { A: bureauField }, clause: '322 §二' },
  'hazard.verify.self-found': { zh: '企业自查一般隐患销号', may: { A: [...heads, 'qy.safety'] }, clause: '375 §二(三)三' },
  'hazard.close-major.manager': { zh: '重大隐患销号：保险机构批准', may: { A2: ['bx.manager'] }, clause: '322 §二' },
  'hazard.close-major.co-sign': { zh: '重大隐患销号：企业会签', may: { A: heads }, clause: '322 §二' },
  'hazard.close-major.bureau': { zh: '重大隐患销号：应急部门同意', may: { A: [...localStaff, ...enforcers] }, clause: '322 §五' },
  'hazard.reopen': { zh: '重新打开', may: { C: [...agencyField, ...insurerField, ...bureauField] }, clause: '322 §二' },
  'hazard.extend.request': { zh: '申请延期', may: { C: ['qy.fixer', 'qy.safety'], A: heads }, clause: '375 §二(三)三' },
  'hazard.extend.decide-general': { zh: '批准一般隐患延期', may: { A: insurerField }, clause: '375 §二(二)四' },
  'hazard.extend.decide-major': { zh: '批准重大隐患延期', may: { A: ['bx.manager'] }, clause: '375 §二(二)四' },
  'hazard.extend.decide-ordered': { zh: '批准责令期限的延期', may: { A: [...localStaff, ...enforcers] }, clause: '322 §五' },
  'hazard.downgrade.propose': { zh: '提出降级', may: { A1: ['bx.manager'] }, clause: '322 §二' },
  'hazard.downgrade.decide': { zh: '决定降级', may: { A2: [...localStaff, ...enforcers] }, clause: '322 §五' },
  'hazard.void.general': { zh: '作废一般隐患', may: { A: ['bx.manager', ...bureauManager] }, clause: '322 §二' },
  'hazard.void.propose': { zh: '提出作废', may: { A1: ['bx.manager'] }, clause: '322 §二' },
  'hazard.void.decide': { zh: '决定作废', may: { A2: [...localStaff, ...enforcers] }, clause: '322 §五' },
  'hazard.merge': { zh: '合并隐患', may: { C: [...insurerField, 'bx.manager', ...bureauField] }, clause: '322 §二' },
  'hazard.share': { zh: '让保险机构看到自查隐患', may: { C: [...heads, 'qy.safety'] }, clause: '375 §二(三)三' },
  'report.draft': { zh: '起草逾期上报', may: { C: [...insurerField, 'bx.manager'] }, clause: '375 §二(二)四' },
  'report.send': { zh: '报送逾期重大隐患', may: { A: ['bx.manager'] }, clause: '375 §二(二)四' },
  'report.receive': { zh: '接收报告', may: { C: receivers }, clause: '375 §二(二)四' },
  'report.answer': { zh: '填写处置意见', may: { C: receivers }, clause: '322 §五' },
  'report.list': { zh: '挂牌督办', may: { A: [...enforcers, ...localLeads, 'yjp.lead', 'hy.lead'] }, clause: '安全生产法41' },
  'report.automatic': { zh: '开关系统代报', may: { A: ['yjp.admin'] }, clause: '375 §二(二)四' },
  'statutory.sign': { zh: '签发法定报告草稿', may: { A: heads }, clause: '安全生产法41' },
  'statutory.receipt': { zh: '登记法定报告回执', may: { C: [...heads, 'qy.safety'] }, clause: '安全生产法41' },
  'notices.send-again': { zh: '查看和再发没有送达的通知', may: { C: ['sys.op'] }, clause: '322 §五' },
  'service.confirm': {
    zh: '确认服务记录',
    may: { C: ['qy.safety', 'fw.expert'], A: [...heads, 'fw.lead', 'bx.manager'] },
    clause: '375 §二(二)三',
  },
  'expense.post': { zh: '登记预防费用', may: { C: insurerField, A1: ['bx.manager'], A2: ['bx.finance'] }, clause: '322 §四' },
  'registration.approve': {
    zh: '审核登记',
    may: { A: [...bodyAdmins, 'qy.principal', 'yjx.staff', 'yjx.lead', 'yjc.staff', 'yjc.lead'] },
    clause: '375 抬头',
  },
  'directory.invite': {
    zh: '发邀请码',
    may: { C: [...bodyAdmins, 'qy.principal', ...insurerField, 'bx.manager', ...localStaff] },
    clause: '375 §二(二)一',
  },
  'directory.unreachable': {
    zh: '查看联系不上的企业',
    may: { C: [...insurerField, 'bx.manager', ...localStaff, ...provinceStaff] },
    clause: '375 §二(二)四',
  },
  'directory.unmask': {
    zh: '查看完整联系方式',
    may: { C: [...insurerField, 'bx.manager', 'bx.claim', ...localStaff, ...enforcers, ...provinceStaff, ...departmentStaff] },
    clause: '375 §二(二)四',
  },
  'directory.unmask-identity': {
    zh: '查看完整证件号',
    may: { C: [...localStaff, ...enforcers, ...provinceStaff] },
    clause: '322 §五',
  },
  'directory.end-membership': { zh: '结束成员身份', may: { A: [...bodyAdmins, 'qy.principal'] }, clause: '375 抬头' },
  'directory.deputy': { zh: '设代理人', may: { C: [...bodyAdmins, 'qy.principal', 'bx.manager'] }, clause: '375 抬头' },
  'directory.duty-list': { zh: '设值班名单', may: { C: bodyAdmins }, clause: '375 §二(二)四' },
  'directory.responsible': { zh: '指定责任风控专员', may: { C: ['bx.manager'] }, clause: '375 §二(二)一' },
} as const satisfies Record<string, PermissionRow>

export type Permission = keyof typeof permissions

/** The mark a role has for an act, or null: what the table does not name is not allowed. */
export function markOf(role: RoleCode, permission: Permission): Mark | null {
  const may: Partial<Record<Mark, readonly RoleCode[]>> = permissions[permission].may
  for (const mark of ['C', 'A', 'A1', 'A2', 'propose'] as const) {
    if (may[mark]?.includes(role)) return mark
  }
  return null
}

/** Whether somebody under this role may do the act at all. Deny by default. */
export function can(by: RoleCode | { readonly role: RoleCode }, permission: Permission): boolean {
  return markOf(typeof by === 'string' ? by : by.role, permission) !== null
}

/** Every role with a mark for the act: who to ask when somebody else must do it. */
export function rolesThatCan(permission: Permission): readonly RoleCode[] {
  return Object.values<readonly RoleCode[]>(permissions[permission].may).flat()
}

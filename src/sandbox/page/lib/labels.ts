import type { OrgContext, Person } from '../room/wire.ts'

/** Kinds of bodies in the order in which a list of people shows them; `tint` names a palette colour. */
export const ORG_KINDS: readonly { kind: string; label: string; tint: string }[] = [
  { kind: 'insurer', label: '保险机构', tint: 'blue' },
  { kind: 'enterprise', label: '企业', tint: 'orange' },
  { kind: 'agency', label: '服务机构', tint: 'turquoise' },
  { kind: 'emergency-bureau', label: '应急管理部门', tint: 'red' },
  { kind: 'industry-department', label: '行业主管部门', tint: 'violet' },
  { kind: 'financial-regulator', label: '金融监管部门', tint: 'indigo' },
  { kind: 'association', label: '保险行业协会', tint: 'carmine' },
  { kind: '', label: '未登记', tint: 'grey' },
]

const ROLES: Record<string, string> = {
  'yjp.staff': '省厅经办',
  'yjp.lead': '省厅负责人',
  'yjp.admin': '省厅管理员',
  'yjc.staff': '市局经办',
  'yjc.enforce': '市局执法',
  'yjc.lead': '市局负责人',
  'yjc.admin': '市局管理员',
  'yjx.staff': '县局经办',
  'yjx.enforce': '县局执法',
  'yjx.lead': '县局负责人',
  'yjx.admin': '县局管理员',
  'jg.staff': '监管经办',
  'jg.lead': '监管负责人',
  'hy.staff': '行业经办',
  'hy.lead': '行业负责人',
  'bx.admin': '省级管理员',
  'bx.manager': '安责险主管',
  'bx.service': '风控专员',
  'bx.finance': '财务',
  'bx.claim': '理赔',
  'bx.branch': '市中支',
  'bx.audit': '审计',
  'fw.admin': '机构管理员',
  'fw.lead': '项目负责人',
  'fw.expert': '专家',
  'qy.principal': '主要负责人',
  'qy.controller': '实际控制人',
  'qy.safety': '安全管理员',
  'qy.fixer': '整改责任人',
  'qy.ins': '保险经办',
  'qy.worker': '从业人员',
  'xh.staff': '秘书处',
  'sys.op': '平台运维',
}

/** A role's Chinese name; a code nobody has named yet is shown as it is. */
export function roleLabel(code: string): string {
  return ROLES[code] ?? code
}

/** The context a person is introduced by: the first one. */
export function firstContext(person: Person): OrgContext | undefined {
  return person.contexts[0]
}

/** Name of the person's body, or that there is none. */
export function orgLabel(person: Person): string {
  const first = firstContext(person)
  if (first === undefined) return '安责通还不认识'
  return person.contexts.length > 1 ? `${first.org.name} 等 ${person.contexts.length} 家` : first.org.name
}

/** All roles of a person, once each. */
export function roleLabels(person: Person): string[] {
  return [...new Set(person.contexts.flatMap((context) => context.roles))].map(roleLabel)
}

/** Palette colour of the person's avatar. */
export function tintOf(person: Person | undefined): string {
  const kind = person === undefined ? '' : (firstContext(person)?.org.kind ?? '')
  return ORG_KINDS.find((each) => each.kind === kind)?.tint ?? 'grey'
}

/** One or two characters for an avatar: Chinese given names read best from the end. */
export function initials(name: string): string {
  const characters = [...name.trim()]
  return /\p{Script=Han}/u.test(name) ? characters.slice(-2).join('') : characters.slice(0, 2).join('').toUpperCase()
}

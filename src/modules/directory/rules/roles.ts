import type { OrganisationKind, RoleCode } from '../types.ts'

export interface RoleRow {
  readonly role: RoleCode
  /** What people call it, in front of 身份: 以…身份. */
  readonly zh: string
  readonly kind: OrganisationKind
  /** Level of government the role exists at; null where the body has no level. */
  readonly level: 'province' | 'city' | 'county' | null
  /** Roles that decide on a registration for it; where they sit is {@link RoleRow.approvedIn}. */
  readonly approvedBy: readonly RoleCode[]
  /** own-body: somebody of the same body. county-bureau: the emergency bureau of the place. nobody: only by the operator's code. */
  readonly approvedIn: 'own-body' | 'county-bureau' | 'nobody'
  readonly clause: string
}

const county: readonly RoleCode[] = ['yjx.admin', 'yjx.lead', 'yjx.staff', 'yjc.admin', 'yjc.lead', 'yjc.staff']

function government(level: 'province' | 'city' | 'county', letters: 'yjp' | 'yjc' | 'yjx', title: string): RoleRow[] {
  const row = (role: RoleCode, zh: string): RoleRow => ({
    role,
    zh: `${title}${zh}`,
    kind: 'emergency-bureau',
    level,
    approvedBy: [`${letters}.admin`],
    approvedIn: 'own-body',
    clause: '375 抬头',
  })
  const enforce: readonly RoleRow[] = letters === 'yjp' ? [] : [row(`${letters}.enforce`, '执法')]
  return [row(`${letters}.staff`, '经办'), ...enforce, row(`${letters}.lead`, '负责人'), row(`${letters}.admin`, '管理员')]
}

function inOwnBody(kind: OrganisationKind, approvedBy: readonly RoleCode[], names: readonly (readonly [RoleCode, string])[]): RoleRow[] {
  return names.map(([role, zh]) => ({ role, zh, kind, level: null, approvedBy, approvedIn: 'own-body', clause: '375 抬头' }))
}

/** Every role a person can hold: in which kind of body, and who may let somebody into it. */
export const roleRows: readonly RoleRow[] = [
  ...government('province', 'yjp', '省应急厅'),
  ...government('city', 'yjc', '市应急局'),
  ...government('county', 'yjx', '县应急局'),
  ...inOwnBody(
    'financial-regulator',
    ['jg.lead'],
    [
      ['jg.staff', '金融监管经办'],
      ['jg.lead', '金融监管负责人'],
    ],
  ),
  ...inOwnBody(
    'industry-department',
    ['hy.lead'],
    [
      ['hy.staff', '行业主管部门经办'],
      ['hy.lead', '行业主管部门负责人'],
    ],
  ),
  ...inOwnBody(
    'insurer',
    ['bx.admin'],
    [
      ['bx.admin', '保险机构管理员'],
      ['bx.manager', '安责险主管'],
      ['bx.service', '风控专员'],
      ['bx.finance', '保险机构财务'],
      ['bx.claim', '理赔专员'],
      ['bx.branch', '中支风控专员'],
      ['bx.audit', '保险机构审计'],
    ],
  ),
  ...inOwnBody(
    'agency',
    ['fw.admin'],
    [
      ['fw.admin', '服务机构管理员'],
      ['fw.lead', '项目负责人'],
      ['fw.expert', '专家'],
    ],
  ),
  {
    role: 'qy.principal',
    zh: '主要负责人',
    kind: 'enterprise',
    level: null,
    approvedBy: county,
    approvedIn: 'county-bureau',
    clause: '375 §二(二)四',
  },
  ...inOwnBody(
    'enterprise',
    ['qy.principal'],
    [
      ['qy.controller', '实际控制人'],
      ['qy.safety', '安全管理人员'],
      ['qy.fixer', '整改责任人'],
      ['qy.ins', '保险经办'],
      ['qy.worker', '从业人员'],
    ],
  ),
  ...inOwnBody('association', ['xh.staff'], [['xh.staff', '协会秘书处']]),
  { role: 'sys.op', zh: '平台运维', kind: 'operator', level: null, approvedBy: [], approvedIn: 'nobody', clause: '322 §五' },
]

const byRole = new Map(roleRows.map((row) => [row.role, row]))

/** The same rows by role code, in the same order. */
export const roles = Object.fromEntries(byRole) as Readonly<Record<RoleCode, RoleRow>>

/** Whether a text is a role code. */
export function isRoleCode(text: string): text is RoleCode {
  return byRole.has(text as RoleCode)
}

/** The row of a role; every role code has one. */
export function roleRow(role: RoleCode): RoleRow {
  const row = byRole.get(role)
  if (row === undefined) throw new Error(`no role ${role}`)
  return row
}

/** 主要负责人 for qy.principal; the code itself for a word that is no role. */
export function roleLabel(role: string): string {
  return isRoleCode(role) ? roleRow(role).zh : role
}

/** Roles a person may ask for in a body of this kind; an emergency bureau's level decides its letters. */
export function rolesOf(kind: OrganisationKind, level: RoleRow['level']): readonly RoleRow[] {
  return roleRows.filter((row) => row.kind === kind && (row.level === null || row.level === level))
}

import { describe, expect, test } from 'vitest'

import {
  can,
  markOf,
  type Permission,
  permissions,
  type RoleCode,
  roleRows,
  rolesThatCan,
  visibility,
} from '../../../src/modules/directory/index.ts'
import { approvalPlace, approverRoles } from '../../../src/modules/directory/rules/approvers.ts'
import { maskIdentity, maskPhone } from '../../../src/modules/directory/rules/masking.ts'
import { successorRoles } from '../../../src/modules/directory/rules/succession.ts'

const everyRole = roleRows.map(({ role }) => role)
const every = Object.keys(permissions) as Permission[]

describe('what nobody may do', () => {
  test.each<[RoleCode, Permission]>([
    ['qy.safety', 'hazard.sign'],
    ['qy.fixer', 'hazard.sign'],
    ['qy.worker', 'hazard.submit'],
    ['qy.worker', 'hazard.extend.request'],
    ['qy.principal', 'hazard.verify'],
    ['qy.principal', 'hazard.extend.decide-general'],
    ['qy.fixer', 'hazard.verify'],
    ['fw.expert', 'hazard.grade.general'],
    ['fw.lead', 'hazard.grade.approve-major'],
    ['bx.service', 'hazard.grade.approve-major'],
    ['bx.service', 'hazard.close-major.manager'],
    ['bx.service', 'hazard.extend.decide-major'],
    ['bx.service', 'report.send'],
    ['bx.manager', 'hazard.verify'],
    ['bx.manager', 'hazard.sign'],
    ['bx.manager', 'hazard.downgrade.decide'],
    ['bx.finance', 'hazard.report'],
    ['bx.audit', 'hazard.report'],
    ['bx.admin', 'hazard.report'],
    ['jg.staff', 'hazard.report'],
    ['jg.lead', 'report.receive'],
    ['xh.staff', 'hazard.report'],
    ['yjx.admin', 'report.receive'],
    ['yjx.staff', 'hazard.sign'],
    ['yjp.lead', 'report.automatic'],
    ['sys.op', 'directory.unmask'],
    ['bx.service', 'directory.unmask-identity'],
    ['qy.safety', 'registration.approve'],
  ])('%s may not %s', (role, permission) => {
    expect(can(role, permission)).toBe(false)
  })

  test('a worker may report, and nothing else', () => {
    expect(every.filter((permission) => can('qy.worker', permission))).toEqual(['hazard.report'])
  })

  test.each(['yjp.admin', 'yjc.admin', 'yjx.admin', 'bx.admin', 'fw.admin'] as const)(
    '%s deals with people, never with a hazard',
    (role) => {
      expect(every.filter((permission) => permission.startsWith('hazard.') && can(role, permission))).toEqual([])
    },
  )

  test.each(['sys.op', 'bx.audit', 'bx.finance', 'jg.staff'] as const)('%s acts on no hazard', (role) => {
    expect(every.filter((permission) => /^(hazard|report)\./.test(permission) && can(role, permission))).toEqual([])
  })
})

describe('what roles share', () => {
  test.each<[RoleCode, RoleCode]>([
    ['qy.controller', 'qy.principal'],
    ['bx.branch', 'bx.service'],
  ])('%s may in every hazard act what %s may', (role, like) => {
    const hazardActs = every.filter((permission) => !/^(registration|directory)\./.test(permission))
    expect(hazardActs.filter((permission) => can(role, permission) !== can(like, permission))).toEqual([])
  })

  test.each<[RoleCode, RoleCode]>([
    ['fw.lead', 'fw.expert'],
    ['yjx.lead', 'yjx.staff'],
    ['yjc.lead', 'yjc.staff'],
    ['hy.lead', 'hy.staff'],
    ['yjp.lead', 'yjp.staff'],
  ])('%s may everything %s may', (lead, staff) => {
    expect(every.filter((permission) => can(staff, permission) && !can(lead, permission))).toEqual([])
  })

  test('two-person acts have two marks that no role holds together', () => {
    for (const role of everyRole) {
      expect(can(role, 'hazard.downgrade.propose') && can(role, 'hazard.downgrade.decide'), role).toBe(false)
      expect(can(role, 'hazard.void.propose') && can(role, 'hazard.void.decide'), role).toBe(false)
      expect(can(role, 'hazard.close-major.manager') && can(role, 'hazard.close-major.co-sign'), role).toBe(false)
    }
    expect(markOf('fw.expert', 'hazard.grade.propose')).toBe('propose')
    expect(markOf('bx.service', 'hazard.grade.general')).toBe('A1')
    expect(markOf('bx.manager', 'hazard.grade.approve-major')).toBe('A2')
  })

  test('only principal and actual controller sign', () => {
    expect(rolesThatCan('hazard.sign')).toEqual(['qy.principal', 'qy.controller'])
  })

  test('every act is for somebody and names its clause', () => {
    expect(every.filter((permission) => rolesThatCan(permission).length === 0 || !/\d|抬头/.test(permissions[permission].clause))).toEqual(
      [],
    )
    expect(every.filter((permission) => new Set(rolesThatCan(permission)).size !== rolesThatCan(permission).length)).toEqual([])
  })
})

describe('who sees rows', () => {
  test('administrators, the association and the operator see none', () => {
    const none = everyRole.filter((role) => visibility[role].enterprises === 'none')
    expect(none.sort()).toEqual(['bx.admin', 'fw.admin', 'sys.op', 'xh.staff', 'yjc.admin', 'yjp.admin', 'yjx.admin'])
  })

  test('who sees no row sees no number either', () => {
    expect(everyRole.filter((role) => visibility[role].enterprises === 'none' && visibility[role].phone !== 'none')).toEqual([])
  })
})

describe('who decides on a registration', () => {
  test.each<[RoleCode, boolean, string, readonly RoleCode[]]>([
    ['sys.op', true, 'nobody', []],
    ['bx.service', false, 'own-body', ['bx.admin']],
    ['fw.expert', false, 'own-body', ['fw.admin']],
    ['hy.staff', false, 'own-body', ['hy.lead']],
    ['jg.staff', false, 'own-body', ['jg.lead']],
    ['xh.staff', false, 'own-body', ['xh.staff']],
    ['yjx.enforce', false, 'own-body', ['yjx.admin']],
    ['yjp.lead', false, 'own-body', ['yjp.admin']],
    ['qy.fixer', true, 'own-body', ['qy.principal']],
  ])('%s (principal there: %s) is decided in %s by %j', (role, hasPrincipal, place, by) => {
    expect(approvalPlace(role, hasPrincipal)).toBe(place)
    expect(approverRoles(role, approvalPlace(role, hasPrincipal))).toEqual(by)
  })

  test('the bureau of the place decides on a principal, and on anybody where there is no principal', () => {
    expect(approvalPlace('qy.principal', true)).toBe('county-bureau')
    expect(approvalPlace('qy.safety', false)).toBe('county-bureau')
    expect(approverRoles('qy.safety', 'county-bureau')).toContain('yjx.staff')
    expect(approverRoles('qy.safety', 'county-bureau')).not.toContain('yjx.enforce')
  })

  test('work passes on inside the same kind of body only', () => {
    const kindOf = new Map(roleRows.map(({ role, kind }) => [role, kind]))
    expect(everyRole.filter((role) => successorRoles(role).some((next) => kindOf.get(next) !== kindOf.get(role)))).toEqual([])
  })
})

describe('masking', () => {
  test.each([
    ['13812341234', '138****1234'],
    ['1381234', '*******'],
    ['', ''],
  ])('the number %j shows as %j', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked)
  })

  test.each([
    ['140500190001011234', '140500********1234'],
    ['140500190001', '************'],
    ['', ''],
  ])('the identity number %j shows as %j', (idNumber, masked) => {
    expect(maskIdentity(idNumber)).toBe(masked)
  })
})

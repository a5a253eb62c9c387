import { beforeAll, describe, expect, test } from 'vitest'

import {
  contextsOf,
  inviteEnterprise,
  inviteFirstAdministrator,
  issueInviteCode,
  type RoleCode,
  registerWithCode,
  unreachableEnterprises,
} from '../../../src/modules/directory/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { type LaidWorld, layWorld } from '../../harness/world.ts'
import { accountOfPractice, peopleDeps } from './people-world.ts'

const fresh = useDatabase()
let world: LaidWorld
beforeAll(async () => {
  world = await layWorld(fresh.db)
})

describe('who gives out codes', () => {
  test.each<[RoleCode, string, string, RoleCode, string]>([
    ['qy.safety', 'qy-qinhe', 'qy-qinhe', 'qy.fixer', 'not-allowed'],
    ['fw.expert', 'fw-antan', 'qy-qinhe', 'qy.principal', 'not-allowed'],
    ['bx.service', 'bx-fenhe', 'qy-qinhe', 'qy.principal', 'not-found'],
    ['bx.service', 'bx-fenhe', 'qy-shunda', 'qy.principal', 'not-found'],
    ['bx.service', 'bx-taihang', 'bx-taihang', 'bx.manager', 'not-found'],
    ['bx.service', 'bx-taihang', 'qy-qinhe', 'bx.service', 'not-found'],
    ['bx.admin', 'bx-taihang', 'bx-fenhe', 'bx.service', 'not-found'],
    ['bx.admin', 'bx-taihang', 'qy-qinhe', 'qy.principal', 'not-found'],
    ['qy.principal', 'qy-qinhe', 'qy-qinhe', 'qy.principal', 'not-found'],
    ['yjx.staff', 'yj-qinshui', 'qy-danhe-1', 'qy.principal', 'not-found'],
    ['yjx.admin', 'yj-qinshui', 'yj-qinshui', 'yjp.lead', 'not-found'],
    ['yjp.admin', 'yj-shanxi', 'sys-operator', 'sys.op', 'not-found'],
  ])('%s of %s gives out none for %s as %s', async (role, at, organisationId, invited, code) => {
    const actor = await world.actor(role, at)
    await expect(issueInviteCode(world.deps, actor, { organisationId, role: invited })).rejects.toMatchObject({ code })
  })

  test.each<[RoleCode, string, string, RoleCode]>([
    ['bx.admin', 'bx-taihang', 'bx-taihang', 'bx.service'],
    ['qy.principal', 'qy-qinhe', 'qy-qinhe', 'qy.safety'],
    ['bx.branch', 'bx-fenhe', 'qy-panshi', 'qy.principal'],
    ['yjx.staff', 'yj-qinshui', 'qy-bibo', 'qy.principal'],
    ['yjx.admin', 'yj-qinshui', 'yj-qinshui', 'yjx.lead'],
  ])('%s of %s does for %s as %s', async (role, at, organisationId, invited) => {
    const issued = await issueInviteCode(world.deps, await world.actor(role, at), { organisationId, role: invited })
    expect(issued.code).toMatch(/^[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/)
  })
})

describe('enterprises nobody can reach', () => {
  const list = async (role: RoleCode, at: string) => {
    const found = await unreachableEnterprises(fresh.db.prisma, { actor: await world.actor(role, at), page: 1 }, world.deps.clock.now())
    return found.enterprises.map(({ id }) => id)
  }

  test('are listed to the insurer and the county they belong to, and to no other', async () => {
    expect(await list('bx.service', 'bx-fenhe')).toEqual([])
    expect(await list('yjx.staff', 'yj-gaoping')).toEqual([])
    expect(await list('bx.admin', 'bx-taihang')).toEqual([])
    expect(await list('bx.service', 'bx-taihang')).toEqual(['qy-bibo'])
    expect(await list('yjx.staff', 'yj-qinshui')).toEqual(['qy-bibo'])
  })

  test('are invited in one press, by who sees them', async () => {
    await expect(
      inviteEnterprise(world.deps, await world.actor('bx.service', 'bx-fenhe'), { enterpriseId: 'qy-bibo' }),
    ).rejects.toMatchObject({
      code: 'not-found',
    })
    const issued = await inviteEnterprise(world.deps, await world.actor('bx.service', 'bx-taihang'), { enterpriseId: 'qy-bibo' })
    expect(issued).toMatchObject({ organisationName: '沁水碧波示例渔业有限公司', roleLabel: '主要负责人' })
  })
})

describe("the operator's code for a first administrator", () => {
  test('needs kind and region for a body not entered yet', async () => {
    await expect(inviteFirstAdministrator(world.deps, { organisationName: '云丘示例财产保险股份有限公司' })).rejects.toMatchObject({
      code: 'invalid-input',
    })
    const wrong = { organisationName: '云丘示例财产保险股份有限公司', kind: 'insurer', regionCode: '990000' } as const
    await expect(inviteFirstAdministrator(world.deps, wrong)).rejects.toMatchObject({ code: 'invalid-input' })
  })

  test('is refused for a name two sites bear', async () => {
    await expect(inviteFirstAdministrator(world.deps, { organisationName: '高平丹河示例化工有限公司' })).rejects.toMatchObject({
      code: 'ambiguous',
    })
  })

  test('enters the body and lets its user in at once', async () => {
    const issued = await inviteFirstAdministrator(world.deps, {
      organisationName: '云丘示例财产保险股份有限公司',
      kind: 'insurer',
      regionCode: '140000',
    })
    const account = accountOfPractice('stranger.gov', 'practice_gov')
    const { deps } = peopleDeps(world.deps)
    expect(await registerWithCode(deps, account, { form: { code: issued.code, name: '陌小川' } })).toEqual({ state: 'approved' })
    const contexts = await contextsOf(fresh.db.prisma, account, world.deps.clock.now())
    expect(contexts).toMatchObject([{ organisationName: '云丘示例财产保险股份有限公司', role: 'bx.admin' }])
  })

  test('gives the administrator of the right level', async () => {
    expect(await inviteFirstAdministrator(world.deps, { organisationName: '陵川县应急管理局（练习）' })).toMatchObject({
      roleLabel: '县应急局管理员',
    })
    expect(await inviteFirstAdministrator(world.deps, { organisationName: '晋城经济技术开发区应急管理局（练习）' })).toMatchObject({
      roleLabel: '县应急局管理员',
    })
    expect(await inviteFirstAdministrator(world.deps, { organisationName: '晋城市应急管理局（练习）' })).toMatchObject({
      roleLabel: '市应急局管理员',
    })
  })
})

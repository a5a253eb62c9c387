import { beforeAll, describe, expect, test } from 'vitest'

import { practiceAppId, practiceOpenId } from '../../../src/app/practice/identities.ts'
import {
  type Actor,
  contextsOf,
  enterpriseIdsSql,
  findEnterprises,
  maySeeEnterprise,
  type RoleCode,
} from '../../../src/modules/directory/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { type LaidWorld, layWorld } from '../../harness/world.ts'

const fresh = useDatabase()
let world: LaidWorld
beforeAll(async () => {
  world = await layWorld(fresh.db)
})

const now = new Date('2026-11-23T09:00:00+08:00')
const account = (personId: string, tenant: 'practice_gov' | 'practice_ent') => ({
  appId: practiceAppId(tenant),
  openId: practiceOpenId(personId),
})

async function seenBy(actor: Actor, at = now): Promise<string[]> {
  const rows = await fresh.db.prisma.$queryRaw<{ id: string }[]>`SELECT id FROM (${enterpriseIdsSql(actor, at)}) seen ORDER BY id`
  return rows.map(({ id }) => id)
}

describe('contexts of an account', () => {
  test('are none for a stranger', async () => {
    expect(await contextsOf(fresh.db.prisma, account('stranger.gov', 'practice_gov'), now)).toEqual([])
  })

  test('are none through the app of another tenant', async () => {
    expect(await contextsOf(fresh.db.prisma, account('qy-qinhe.principal', 'practice_gov'), now)).toEqual([])
  })

  test('are two for the principal of two mines', async () => {
    const contexts = await contextsOf(fresh.db.prisma, account('qy-qinhe.principal', 'practice_ent'), now)
    expect(contexts.map(({ organisationName, role }) => [organisationName, role])).toEqual([
      ['高平丹峰示例煤业有限公司', 'qy.principal'],
      ['晋城沁河示例煤业有限公司', 'qy.principal'],
    ])
  })

  test('begin at the instant they start and end at the instant they end', async () => {
    const at = new Date('2026-12-01T00:00:00+08:00')
    await fresh.db.prisma.membership.updateMany({ where: { personId: 'qy-tongtu.fixer' }, data: { endsAt: at } })
    const find = (when: Date) => contextsOf(fresh.db.prisma, account('qy-tongtu.fixer', 'practice_ent'), when)
    expect(await find(at)).toEqual([])
    expect(await find(new Date(at.getTime() - 1))).toHaveLength(1)
    expect(await find(new Date('2025-09-30T23:59:59+08:00'))).toEqual([])
  })
})

describe('which enterprises a role sees', () => {
  const nobody: readonly [RoleCode, string][] = [
    ['yjp.admin', 'yj-shanxi'],
    ['yjx.admin', 'yj-qinshui'],
    ['bx.admin', 'bx-taihang'],
    ['fw.admin', 'fw-antan'],
    ['xh.staff', 'xh-shanxi'],
    ['sys.op', 'sys-operator'],
  ]
  test.each(nobody)('%s of %s sees none', async (role, organisationId) => {
    expect(await seenBy(await world.actor(role, organisationId))).toEqual([])
  })

  test('a branch without cities sees none', async () => {
    const branch = await world.actor('bx.branch', 'bx-taihang')
    expect(await seenBy({ ...branch, branchRegionCodes: [] })).toEqual([])
  })

  const table: readonly [RoleCode, string, string[]][] = [
    ['qy.principal', 'qy-qinhe', ['qy-qinhe']],
    ['qy.safety', 'qy-danhe-1', ['qy-danhe-1']],
    ['yjx.staff', 'yj-qinshui', ['qy-bibo', 'qy-qinhe']],
    ['yjx.staff', 'yj-jincheng-zone', ['qy-zhuan']],
    ['yjx.staff', 'yj-jincheng-chengqu', ['qy-tongtu', 'qy-zhuan']],
    ['yjx.staff', 'yj-yangquan-chengqu', ['qy-guangyang', 'qy-shunda']],
    ['hy.staff', 'hy-energy-jincheng', ['qy-danfeng', 'qy-qinhe']],
    ['hy.staff', 'hy-industry-yangquan', ['qy-guangyang']],
    ['bx.branch', 'bx-fenhe', ['qy-guangyang', 'qy-hongsui', 'qy-panshi', 'qy-shunda']],
    ['bx.service', 'bx-fenhe', ['qy-guangyang', 'qy-hongsui', 'qy-lingshang', 'qy-panshi', 'qy-shunda', 'qy-tongtu']],
    ['fw.expert', 'fw-guben', ['qy-guangyang', 'qy-hongsui', 'qy-lingshang', 'qy-panshi', 'qy-shunda']],
    ['yjc.staff', 'yj-yangquan', ['qy-guangyang', 'qy-hongsui', 'qy-panshi', 'qy-shunda']],
  ]
  test.each(table)('%s of %s sees exactly its own', async (role, organisationId, expected) => {
    expect(await seenBy(await world.actor(role, organisationId))).toEqual(expected)
  })

  test('the province sees all fourteen', async () => {
    expect(await seenBy(await world.actor('yjp.staff', 'yj-shanxi'))).toHaveLength(14)
  })

  test('a former customer is seen for two years after the policy ended, then no more', async () => {
    const service = await world.actor('bx.service', 'bx-fenhe')
    expect(await seenBy(service, new Date('2028-06-30T23:59:59+08:00'))).toContain('qy-shunda')
    expect(await seenBy(service, new Date('2028-07-01T00:00:00+08:00'))).not.toContain('qy-shunda')
  })

  test('an assignment is seen for ninety days after it ended, then no more', async () => {
    const expert = await world.actor('fw.expert', 'fw-antan')
    const ended = new Date('2027-01-01T00:00:00+08:00').getTime()
    expect(await seenBy(expert, new Date(ended + 90 * 86_400_000 - 1))).toContain('qy-qinhe')
    expect(await seenBy(expert, new Date(ended + 90 * 86_400_000))).toEqual([])
  })
})

describe('finding an enterprise by what somebody typed', () => {
  const find = (actor: Actor, text: string) => findEnterprises(fresh.db.prisma, { actor, text }, now)

  test('what is not there and what is not yours read the same', async () => {
    const service = await world.actor('bx.service', 'bx-fenhe')
    const nowhere = await find(service, '从未有过示例煤业有限公司')
    const foreign = await find(service, '晋城沁河示例煤业有限公司')
    expect(nowhere).toEqual({ found: 'none' })
    expect(foreign).toEqual(nowhere)
    const mine = await fresh.db.prisma.organisation.findUniqueOrThrow({ where: { id: 'qy-qinhe' } })
    expect(await find(service, mine.creditCode ?? '')).toEqual(nowhere)
    expect(await find(service, 'qy-qinhe')).toEqual(nowhere)
    expect(await maySeeEnterprise(fresh.db.prisma, service, { enterpriseId: 'qy-qinhe', now })).toBe(false)
  })

  test.each(['', '   ', '%', '🙂', "' OR 1=1 --"])('%j finds nothing', async (text) => {
    expect(await find(await world.actor('yjp.staff', 'yj-shanxi'), text)).toEqual({ found: 'none' })
  })

  test('the full name, however spaced, finds the one', async () => {
    const found = await find(await world.actor('bx.service', 'bx-taihang'), ' 晋城沁河示例煤业 有限公司 ')
    expect(found).toMatchObject({ found: 'one', enterprise: { id: 'qy-qinhe', industry: 'COAL' } })
  })

  test('a credit code in full width and lower case finds the one', async () => {
    const row = await fresh.db.prisma.organisation.findUniqueOrThrow({ where: { id: 'qy-qinhe' } })
    const wide = [...(row.creditCode ?? '').toLowerCase()].map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)).join('')
    expect(await find(await world.actor('bx.service', 'bx-taihang'), wide)).toMatchObject({ found: 'one', enterprise: { id: 'qy-qinhe' } })
  })

  test('a company with two sites is asked about, and the site decides', async () => {
    const service = await world.actor('bx.service', 'bx-taihang')
    const both = await find(service, '高平丹河示例化工有限公司')
    expect(both).toMatchObject({ found: 'several', candidates: [{ id: 'qy-danhe-1' }, { id: 'qy-danhe-2' }] })
    expect(await find(service, '高平丹河示例化工有限公司（二厂区）')).toMatchObject({ found: 'one', enterprise: { id: 'qy-danhe-2' } })
  })

  test('a likeness is only ever a candidate, and never one out of scope', async () => {
    const service = await world.actor('bx.service', 'bx-taihang')
    expect(await find(service, '沁河煤业')).toMatchObject({ found: 'several', candidates: [{ id: 'qy-qinhe' }] })
    expect(await find(await world.actor('bx.service', 'bx-fenhe'), '沁河煤业')).toEqual({ found: 'none' })
  })
})

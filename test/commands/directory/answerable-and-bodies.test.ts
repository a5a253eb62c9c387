import { describe, expect, test } from 'vitest'

import {
  accountOf,
  addPolicies,
  agencyFor,
  answerableFor,
  bodiesAtLevel,
  bodiesFor,
  dutyRecipients,
  principalsOf,
  reachable,
  responsibleFor,
} from '../../../src/modules/directory/index.ts'
import { usePeopleWorld } from './people-world.ts'

const world = usePeopleWorld()

const now = new Date('2026-11-23T09:00:00+08:00')
const answerable = (enterpriseId: string, at: string | Date = now, finderOrganisationId?: string) =>
  answerableFor(world.db.prisma, {
    enterpriseId,
    at: new Date(at),
    ...(finderOrganisationId === undefined ? {} : { finderOrganisationId }),
  })

/** A second insurer beside 太行 at the mine. */
async function secondPolicy(isLead: boolean): Promise<void> {
  if (isLead) await world.db.prisma.policy.updateMany({ where: { enterpriseId: 'qy-qinhe' }, data: { isLead: false } })
  const span = { startsAt: new Date('2026-06-01T00:00:00+08:00'), endsAt: new Date('2027-06-01T00:00:00+08:00') }
  await addPolicies(world.db.prisma, [{ id: 'second', insurerId: 'bx-fenhe', enterpriseId: 'qy-qinhe', isLead, ...span }])
}
const leave = (where: object) => world.db.prisma.membership.updateMany({ where, data: { endsAt: now } })

describe('the answerable insurer', () => {
  test('is nobody for an enterprise that does not exist', async () => {
    expect(await answerable('nothing')).toEqual({ insurerId: null, answerableId: null, basis: 'nobody' })
  })

  test('is the county bureau’s part where no policy covers', async () => {
    expect(await answerable('qy-zhuyun')).toEqual({ insurerId: null, answerableId: 'yj-zezhou', basis: 'bureau' })
  })

  test('is the city’s part where the county has no staff', async () => {
    await world.db.prisma.policy.deleteMany({ where: { enterpriseId: 'qy-lingshang' } })
    expect(await answerable('qy-lingshang')).toMatchObject({ answerableId: 'yj-jincheng', basis: 'bureau' })
  })

  test.each([
    ['2026-06-30T23:59:59+08:00', 'bx-fenhe'],
    ['2026-07-01T00:00:00+08:00', 'bx-taihang'],
    ['2025-12-01T00:00:00+08:00', 'bx-fenhe'],
  ])('at %s is the one whose policy covers that instant: %s', async (at, insurerId) => {
    expect(await answerable('qy-shunda', at)).toEqual({ insurerId, answerableId: insurerId, basis: 'only-policy' })
  })

  test.each([
    ['2025-11-30T23:59:59+08:00', 'before the first policy'],
    ['2027-07-01T00:00:00+08:00', 'from the end of the last one'],
  ])('at %s is none: %s', async (at) => {
    expect(await answerable('qy-shunda', at)).toMatchObject({ insurerId: null, answerableId: 'yj-yangquan-chengqu' })
  })

  test('of several is the one whose own service found it', async () => {
    await secondPolicy(false)
    expect(await answerable('qy-qinhe', now, 'bx-fenhe')).toMatchObject({ insurerId: 'bx-fenhe', basis: 'finder' })
  })

  test('of several is the one whose agency found it', async () => {
    await secondPolicy(true)
    expect(await answerable('qy-qinhe', now, 'fw-antan')).toMatchObject({ insurerId: 'bx-taihang', basis: 'finder' })
  })

  test.each(['qy-qinhe', 'yj-qinshui', 'fw-guben'])('of several is the lead when %s found it', async (finder) => {
    await secondPolicy(true)
    expect(await answerable('qy-qinhe', now, finder)).toMatchObject({ insurerId: 'bx-fenhe', basis: 'lead' })
  })

  test('of two policies of one insurer is that insurer', async () => {
    const span = { startsAt: new Date('2026-06-01T00:00:00+08:00'), endsAt: new Date('2027-06-01T00:00:00+08:00') }
    await addPolicies(world.db.prisma, [{ id: 'again', insurerId: 'bx-taihang', enterpriseId: 'qy-qinhe', isLead: true, ...span }])
    expect(await answerable('qy-qinhe')).toMatchObject({ insurerId: 'bx-taihang', basis: 'only-policy' })
  })

  test('has an agency at the site only while it is assigned', async () => {
    const find = (at: string) => agencyFor(world.db.prisma, { enterpriseId: 'qy-qinhe', insurerId: 'bx-taihang', at: new Date(at) })
    expect(await find('2026-06-30T23:59:59+08:00')).toBeNull()
    expect(await find('2026-07-01T00:00:00+08:00')).toBe('fw-antan')
    expect(await find('2027-01-01T00:00:00+08:00')).toBeNull()
  })
})

describe('the bodies a report goes to', () => {
  const bodies = async (id: string) => bodiesFor(world.db.prisma, await world.enterprise(id), now)
  const short = async (id: string) => {
    const { bureau, department, departmentIsBureau, handDelivery } = await bodies(id)
    return { bureau: bureau?.organisationId, department: department?.organisationId, departmentIsBureau, handDelivery }
  }

  test('no department at any level is a delivery by hand', async () => {
    expect(await short('qy-bibo')).toEqual({
      bureau: 'yj-qinshui',
      department: undefined,
      departmentIsBureau: false,
      handDelivery: [{ capacity: 'industry-department', name: '晋城市沁水县农业农村局', reason: 'none' }],
    })
  })

  test('a bureau nobody of which can be reached stands aside and is served by hand', async () => {
    expect(await short('qy-lingshang')).toEqual({
      bureau: 'yj-jincheng',
      department: undefined,
      departmentIsBureau: true,
      handDelivery: [{ capacity: 'emergency-bureau', name: '陵川县应急管理局（练习）', reason: 'nobody-reachable' }],
    })
  })

  test('an administrator alone does not make a bureau reachable', async () => {
    await leave({ organisationId: 'yj-qinshui', role: { not: 'yjx.admin' } })
    expect(await short('qy-bibo')).toMatchObject({ bureau: 'yj-jincheng' })
  })

  test('people without an account do not make a bureau reachable', async () => {
    await world.db.prisma.account.updateMany({ where: { personId: { startsWith: 'yj-qinshui.' } }, data: { endedAt: now } })
    expect(await short('qy-qinhe')).toMatchObject({ bureau: 'yj-jincheng', department: 'hy-energy-qinshui' })
  })

  test('nobody anywhere leaves both to be delivered by hand', async () => {
    await world.db.prisma.account.updateMany({ data: { endedAt: now } })
    expect(await short('qy-qinhe')).toMatchObject({
      bureau: undefined,
      department: undefined,
      handDelivery: [
        { capacity: 'emergency-bureau', name: '沁水县应急管理局（练习）', reason: 'nobody-reachable' },
        { capacity: 'industry-department', name: '沁水县能源局（练习）', reason: 'nobody-reachable' },
      ],
    })
  })

  test.each([
    ['qy-qinhe', 'yj-qinshui', 'hy-energy-qinshui', 'coal: bureau and energy bureau of the county'],
    ['qy-danfeng', 'yj-gaoping', 'hy-energy-jincheng', 'coal without an energy bureau in the county: the city’s'],
    ['qy-zhuan', 'yj-jincheng-zone', 'hy-housing-jincheng', 'in a development zone: the zone’s own bureau'],
    ['qy-guangyang', 'yj-yangquan-chengqu', 'hy-industry-yangquan', 'civil explosives: industry and information technology'],
    ['qy-tongtu', 'yj-jincheng-chengqu', 'hy-transport-jincheng', 'transport'],
  ])('%s goes to %s and %s (%s)', async (id, bureau, department) => {
    expect(await short(id)).toEqual({ bureau, department, departmentIsBureau: false, handDelivery: [] })
  })

  test.each(['qy-yunduan', 'qy-panshi', 'qy-danhe-1', 'qy-hongsui', 'qy-zhuyun'])('%s: the bureau is its department, once', async (id) => {
    expect(await bodies(id)).toMatchObject({ department: null, departmentIsBureau: true, handDelivery: [] })
  })

  test('escalation starts at the level asked for', async () => {
    const enterprise = await world.enterprise('qy-qinhe')
    const at = (from: 'city' | 'province') => bodiesAtLevel(world.db.prisma, { enterprise, from }, now)
    expect(await at('city')).toMatchObject({
      bureau: { organisationId: 'yj-jincheng' },
      department: { organisationId: 'hy-energy-jincheng' },
    })
    expect(await at('province')).toMatchObject({
      bureau: { organisationId: 'yj-shanxi' },
      department: { organisationId: 'hy-energy-shanxi' },
    })
  })
})

describe('who is told', () => {
  const ids = (rows: readonly { personId: string }[]) => rows.map(({ personId }) => personId)
  const duty = async (organisationId: string) =>
    ids(await dutyRecipients(world.db.prisma, { organisationId, matter: 'overdue-report' }, now))

  test('nobody of a body without staff', async () => {
    expect(await duty('yj-lingchuan')).toEqual([])
  })

  test('the duty list in its order, and never the administrator', async () => {
    expect(await duty('yj-qinshui')).toEqual(['yj-qinshui.staff', 'yj-qinshui.lead'])
    expect(await duty('yj-jincheng')).toEqual(['yj-jincheng.staff', 'yj-jincheng.lead'])
  })

  test('of a duty list only who still holds the role, and without any the staff', async () => {
    await leave({ personId: 'yj-qinshui.staff' })
    expect(await duty('yj-qinshui')).toEqual(['yj-qinshui.lead'])
    await world.db.prisma.membership.updateMany({ where: { personId: 'yj-qinshui.staff' }, data: { endsAt: null } })
    await world.db.prisma.dutyEntry.updateMany({ data: { endsAt: now } })
    expect(await duty('yj-qinshui')).toEqual(['yj-qinshui.staff', 'yj-qinshui.lead'])
  })

  test('the responsible risk officer; without one any, without any the manager, without him nobody', async () => {
    const find = async () => (await responsibleFor(world.db.prisma, { insurerId: 'bx-taihang', enterpriseId: 'qy-zhuan' }, now))?.personId
    expect(await find()).toBe('bx-taihang.service-2')
    await leave({ personId: 'bx-taihang.service-2' })
    expect(await find()).toBe('bx-taihang.service')
    await leave({ personId: 'bx-taihang.service' })
    expect(await find()).toBe('bx-taihang.manager')
    await leave({ personId: 'bx-taihang.manager' })
    expect(await find()).toBeUndefined()
  })

  test('principal and controller, never the safety manager', async () => {
    expect(ids(await principalsOf(world.db.prisma, 'qy-qinhe', now))).toEqual(['qy-qinhe.principal', 'qy-qinhe.controller'])
  })

  test('only who has an account', async () => {
    expect(await reachable(world.db.prisma, 'qy-bibo.principal')).toBe(false)
    expect(await accountOf(world.db.prisma, 'qy-bibo.principal')).toBeNull()
    expect(await accountOf(world.db.prisma, 'qy-qinhe.principal')).toMatchObject({ appId: expect.stringMatching(/^cli_[0-9a-f]{16}$/) })
  })
})

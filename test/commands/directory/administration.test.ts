import { describe, expect, test } from 'vitest'

import {
  customerCare,
  customerPage,
  dutyListOf,
  dutyMattersOf,
  invitableRoles,
  memberOf,
  memberPage,
  membersOf,
  type RoleCode,
  setDeputy,
  setDutyList,
} from '../../../src/modules/directory/index.ts'
import { usePeopleWorld } from './people-world.ts'

const world = usePeopleWorld()
const now = () => world.deps.clock.now()

describe('the people of a body', () => {
  test.each<[RoleCode, string]>([
    ['bx.service', 'bx-taihang'],
    ['qy.safety', 'qy-qinhe'],
    ['fw.expert', 'fw-antan'],
    ['yjx.staff', 'yj-qinshui'],
  ])('are not shown to a %s', async (role, at) => {
    const actor = await world.actor(role, at)
    await expect(membersOf(world.db.prisma, actor, now())).rejects.toMatchObject({ code: 'not-allowed' })
    const asked = { actor, membershipId: actor.membershipId }
    await expect(memberOf(world.db.prisma, asked, now())).rejects.toMatchObject({ code: 'not-allowed' })
  })

  test.each([
    ['of the other insurer', 'bx-fenhe.service@bx-fenhe.bx.service'],
    ['of a customer', 'qy-qinhe.fixer@qy-qinhe.qy.fixer'],
    ['that never was', 'nothing'],
  ])('a role %s reads like one that is not there', async (_whose, membershipId) => {
    const actor = await world.actor('bx.admin', 'bx-taihang')
    await expect(memberOf(world.db.prisma, { actor, membershipId }, now())).rejects.toMatchObject({ code: 'not-found' })
  })

  test.each<[RoleCode, string]>([
    ['bx.admin', 'bx-taihang'],
    ['bx.manager', 'bx-taihang'],
    ['fw.admin', 'fw-antan'],
    ['hy.lead', 'hy-energy-qinshui'],
    ['jg.lead', 'jg-shanxi'],
    ['xh.staff', 'xh-shanxi'],
    ['yjx.admin', 'yj-qinshui'],
    ['qy.principal', 'qy-qinhe'],
  ])('are shown to a %s, of his own body only, with who stands in', async (role, at) => {
    const members = await membersOf(world.db.prisma, await world.actor(role, at), now())
    const running = await world.db.prisma.membership.findMany({ where: { organisationId: at, endsAt: null }, select: { id: true } })
    expect(members.map(({ membershipId }) => membershipId).toSorted()).toEqual(running.map(({ id }) => id).toSorted())
  })

  test('come in pages of eight; beyond the last page the last one is given', async () => {
    const actor = await world.actor('bx.admin', 'bx-taihang')
    const [first, far] = [
      await memberPage(world.db.prisma, { actor, page: 1 }, now()),
      await memberPage(world.db.prisma, { actor, page: 99 }, now()),
    ]
    expect(first.members.length).toBeLessThanOrEqual(8)
    expect([far.page, far.total]).toEqual([first.pages, first.total])
    const service = (await membersOf(world.db.prisma, actor, now())).find(({ personId }) => personId === 'bx-taihang.service')
    expect(service).toMatchObject({ name: '韩练行', deputyName: '史练勤', isReachable: true })
    await setDeputy(world.deps, actor, { personId: 'bx-taihang.service', deputyPersonId: null })
    const asked = { actor, membershipId: service?.membershipId ?? '' }
    expect((await memberOf(world.db.prisma, asked, now())).deputyName).toBeNull()
  })
})

describe('a duty list', () => {
  test('is not shown to who may not set it', async () => {
    for (const [role, at] of [
      ['qy.principal', 'qy-qinhe'],
      ['bx.manager', 'bx-taihang'],
      ['yjx.lead', 'yj-qinshui'],
    ] as const) {
      const actor = await world.actor(role, at)
      await expect(dutyListOf(world.db.prisma, { actor, matter: 'closing' }, now())).rejects.toMatchObject({ code: 'not-allowed' })
    }
  })

  test('says who takes the matter now, set or by default, and who else could', async () => {
    const actor = await world.actor('yjx.admin', 'yj-qinshui')
    const ids = (list: readonly { personId: string }[]) => list.map(({ personId }) => personId)
    const set = await dutyListOf(world.db.prisma, { actor, matter: 'overdue-report' }, now())
    expect([set.isSet, ids(set.people)]).toEqual([true, ['yj-qinshui.staff', 'yj-qinshui.lead']])
    const byDefault = await dutyListOf(world.db.prisma, { actor, matter: 'closing' }, now())
    expect([byDefault.isSet, ids(byDefault.candidates).toSorted()]).toEqual([
      false,
      ['yj-qinshui.enforce', 'yj-qinshui.lead', 'yj-qinshui.staff'],
    ])
    await setDutyList(world.deps, actor, { matter: 'closing', people: [{ personId: 'yj-qinshui.enforce', role: 'yjx.enforce' }] })
    const after = await dutyListOf(world.db.prisma, { actor, matter: 'closing' }, now())
    expect([after.isSet, ids(after.people), ids(after.candidates)[0]]).toEqual([true, ['yj-qinshui.enforce'], 'yj-qinshui.enforce'])
  })

  test('is kept only for matters the body takes', () => {
    expect(dutyMattersOf('insurer', null)).toEqual(['registration', 'grading', 'closing'])
    expect(dutyMattersOf('industry-department', 'county')).toEqual(['overdue-report', 'registration'])
    expect(dutyMattersOf('emergency-bureau', 'county')).toEqual(['overdue-report', 'registration', 'grading', 'closing'])
  })
})

describe('the customers of an insurer', () => {
  test('are not shown to who names no risk officers, and another insurer’s reads like none', async () => {
    const admin = await world.actor('bx.admin', 'bx-taihang')
    await expect(customerPage(world.db.prisma, { actor: admin, page: 1 }, now())).rejects.toMatchObject({ code: 'not-allowed' })
    const actor = await world.actor('bx.manager', 'bx-fenhe')
    const asked = { actor, enterpriseId: 'qy-qinhe' }
    await expect(customerCare(world.db.prisma, asked, now())).rejects.toMatchObject({ code: 'not-found', field: 'enterprise' })
  })

  test('are those insured today, each with its risk officer and the ones to choose from', async () => {
    const actor = await world.actor('bx.manager', 'bx-taihang')
    const care = await customerCare(world.db.prisma, { actor, enterpriseId: 'qy-qinhe' }, now())
    expect(care).toMatchObject({ responsibleName: '韩练行' })
    expect(care.officers.map(({ name }) => name).toSorted()).toEqual(['丁练晋', '史练勤', '韩练行'].toSorted())
    const { customers, total, pages } = await customerPage(world.db.prisma, { actor, page: 1 }, now())
    expect([customers.length, pages]).toEqual([Math.min(8, total), Math.ceil(total / 8)])
  })
})

test('codes are offered for roles of the own body, never for the principal', async () => {
  const roles = async (role: RoleCode, at: string) =>
    (await invitableRoles(world.db.prisma, await world.actor(role, at), now())).map((row) => row.role)
  expect(await roles('bx.manager', 'bx-taihang')).toEqual([])
  expect(await roles('qy.principal', 'qy-qinhe')).toEqual(['qy.controller', 'qy.safety', 'qy.fixer', 'qy.ins', 'qy.worker'])
  expect(await roles('yjx.admin', 'yj-qinshui')).toEqual(['yjx.staff', 'yjx.enforce', 'yjx.lead', 'yjx.admin'])
})

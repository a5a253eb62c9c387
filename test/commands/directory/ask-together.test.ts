import { beforeEach, describe, expect, test } from 'vitest'

import type { Tx } from '../../../src/db/types.ts'
import { askTogether, type People } from '../../../src/modules/directory/index.ts'
import { usePeopleWorld } from './people-world.ts'

const world = usePeopleWorld()
const now = new Date('2026-11-23T09:00:00+08:00')
const ids = (lists: readonly (readonly { personId: string }[])[]) => lists.map((list) => list.map(({ personId }) => personId))

let statements = 0
let people: People
beforeEach(() => {
  statements = 0
  const { prisma } = world.db
  const $queryRaw: Tx['$queryRaw'] = (...asked) => {
    statements += 1
    return prisma.$queryRaw(...asked)
  }
  people = askTogether({ $queryRaw } as Tx, now)
})

describe('questions asked together', () => {
  test('nobody is there for a body that does not exist, beside one that does', async () => {
    const roles = ['qy.principal', 'qy.controller'] as const
    const found = await Promise.all(['nothing', 'qy-qinhe'].map((organisationId) => people.holders({ organisationId, roles })))
    expect(ids(found)).toEqual([[], ['qy-qinhe.principal', 'qy-qinhe.controller']])
    expect(statements).toBe(1)
  })

  test('each list is in the order of the roles of its own question', async () => {
    const found = await Promise.all([
      people.holders({ organisationId: 'qy-qinhe', roles: ['qy.controller', 'qy.principal'] }),
      people.holders({ organisationId: 'qy-qinhe', roles: ['qy.principal', 'qy.controller'] }),
      people.holders({ organisationId: 'qy-qinhe', roles: [] }),
    ])
    expect(ids(found)).toEqual([['qy-qinhe.controller', 'qy-qinhe.principal'], ['qy-qinhe.principal', 'qy-qinhe.controller'], []])
  })

  test('a body without a duty list falls back to its staff, without disturbing the others', async () => {
    await world.db.prisma.dutyEntry.updateMany({ where: { organisationId: 'yj-qinshui' }, data: { endsAt: now } })
    await world.db.prisma.membership.updateMany({ where: { personId: 'yj-jincheng.staff' }, data: { endsAt: now } })
    const bodies = ['yj-lingchuan', 'yj-qinshui', 'yj-jincheng']
    const found = await Promise.all(bodies.map((organisationId) => people.duty({ organisationId, matter: 'overdue-report' })))
    expect(ids(found)).toEqual([[], ['yj-qinshui.staff', 'yj-qinshui.lead'], ['yj-jincheng.lead']])
    expect(statements).toBe(2)
  })

  test('each site has its own responsible person, or the insurer’s first', async () => {
    await world.db.prisma.membership.updateMany({ where: { personId: 'bx-taihang.service-2' }, data: { endsAt: now } })
    const asked = [
      { insurerId: 'bx-taihang', enterpriseId: 'qy-zhuan' },
      { insurerId: 'nothing', enterpriseId: 'qy-zhuan' },
      { insurerId: 'bx-fenhe', enterpriseId: 'qy-panshi' },
    ]
    const found = await Promise.all(asked.map((one) => people.responsible(one)))
    expect(found.map((one) => one?.personId)).toEqual(['bx-taihang.service', undefined, 'bx-fenhe.service'])
  })

  test('bureaus of several places, a zone’s own and one that stands aside among them, are one statement', async () => {
    const sites = ['qy-qinhe', 'qy-zhuan', 'qy-lingshang']
    const places = await Promise.all(sites.map((id) => world.enterprise(id)))
    const found = await Promise.all(places.map((place) => people.nearestBureau(place)))
    expect(found.map((one) => one?.organisationId)).toEqual(['yj-qinshui', 'yj-jincheng-zone', 'yj-jincheng'])
    expect(statements).toBe(1)
  })

  test('what was answered once is not asked for again', async () => {
    const ask = () => people.responsible({ insurerId: 'bx-taihang', enterpriseId: 'qy-qinhe' })
    expect(await ask()).toEqual(await ask())
    expect(statements).toBe(1)
  })
})

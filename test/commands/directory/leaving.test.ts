import { describe, expect, test } from 'vitest'

import {
  approveRegistration,
  contextsOf,
  endMembership,
  personLeft as personLeftAt,
  requestRegistration,
  setDeputy,
  type WaitingWork,
} from '../../../src/modules/directory/index.ts'
import { enqueueNotices } from '../../../src/notices/index.ts'
import type { LaidWorld } from '../../harness/world.ts'
import { accountOfPractice, peopleDeps, pleaseSign, usePeopleWorld } from './people-world.ts'

const world = usePeopleWorld()

const waits: WaitingWork = async (_tx, personId) => [
  { subject: { type: 'hazard', id: `of ${personId}` }, text: 'HZ-20261123-001 待办理', dueAt: new Date('2026-12-01T00:00:00+08:00') },
]
const personLeft = (
  deps: Parameters<typeof personLeftAt>[0],
  account: { appId: string; openId: string },
  leftAt = world.deps.clock.now(),
) => personLeftAt(deps, { ...account, leftAt })
const handovers = () => world.db.prisma.notice.findMany({ where: { kind: 'handover', channel: 'card' }, orderBy: { createdAt: 'asc' } })
const ended = () => world.journal('membership.ended')
const end = async (by: Parameters<LaidWorld['actor']>, membershipId: string, work: WaitingWork = waits) => {
  const made = peopleDeps(world.deps, work)
  return { ...made, handed: await endMembership(made.deps, await world.actor(...by), { membershipId, form: { reason: '调离' } }) }
}

describe('ending a role', () => {
  test.each<[string, Parameters<LaidWorld['actor']>, string, string]>([
    ['a safety manager', ['qy.safety', 'qy-qinhe'], 'qy-qinhe.fixer@qy-qinhe.qy.fixer', 'not-allowed'],
    ['a manager of the insurer', ['bx.manager', 'bx-taihang'], 'bx-taihang.service@bx-taihang.bx.service', 'not-allowed'],
    ['an administrator of the other insurer', ['bx.admin', 'bx-fenhe'], 'bx-taihang.service@bx-taihang.bx.service', 'not-found'],
    ['the county', ['yjx.admin', 'yj-qinshui'], 'qy-qinhe.fixer@qy-qinhe.qy.fixer', 'not-found'],
    ['oneself', ['bx.admin', 'bx-taihang'], 'bx-taihang.admin@bx-taihang.bx.admin', 'not-allowed'],
    ['for one that never was', ['bx.admin', 'bx-taihang'], 'nothing', 'not-found'],
  ])('is refused to %s', async (_who, by, membershipId, code) => {
    await expect(end(by, membershipId)).rejects.toMatchObject({ code })
    expect(await ended()).toEqual([])
  })

  test('needs a reason', async () => {
    const { deps } = peopleDeps(world.deps)
    const admin = await world.actor('bx.admin', 'bx-taihang')
    const asked = endMembership(deps, admin, { membershipId: 'bx-taihang.service@bx-taihang.bx.service', form: { reason: '  ' } })
    await expect(asked).rejects.toMatchObject({ code: 'invalid-input', field: 'reason' })
  })

  test('takes the role away at once, and only this one', async () => {
    await end(['fw.admin', 'fw-antan'], 'fw-antan.expert-2@fw-antan.fw.expert')
    const left = await contextsOf(world.db.prisma, accountOfPractice('fw-antan.expert-2', 'practice_gov'), world.deps.clock.now())
    expect(left).toMatchObject([{ organisationId: 'fw-guben', role: 'fw.expert' }])
  })

  test('cannot be done twice', async () => {
    await end(['bx.admin', 'bx-taihang'], 'bx-taihang.service@bx-taihang.bx.service')
    await expect(end(['bx.admin', 'bx-taihang'], 'bx-taihang.service@bx-taihang.bx.service')).rejects.toMatchObject({ code: 'not-found' })
  })

  test('hands what waits to the named deputy, with a card that lists it', async () => {
    const { handed, departed } = await end(['bx.admin', 'bx-taihang'], 'bx-taihang.service@bx-taihang.bx.service')
    expect(handed).toEqual({ to: { personId: 'bx-taihang.service-2', organisationId: 'bx-taihang', role: 'bx.service' }, count: 1 })
    expect(await handovers()).toMatchObject([
      {
        personId: 'bx-taihang.service-2',
        params: {
          name: '韩练行',
          roleLabel: '风控专员',
          reason: '调离',
          items: [{ text: 'HZ-20261123-001 待办理', dueAt: '2026-11-30T16:00:00.000Z' }],
        },
      },
    ])
    expect(departed).toMatchObject([{ from: { personId: 'bx-taihang.service' }, to: { personId: 'bx-taihang.service-2' } }])
  })

  test('hands it to the manager when the deputy has gone too', async () => {
    await end(['bx.admin', 'bx-taihang'], 'bx-taihang.service-2@bx-taihang.bx.service')
    const { handed } = await end(['bx.admin', 'bx-taihang'], 'bx-taihang.service@bx-taihang.bx.service')
    expect(handed.to).toMatchObject({ personId: 'bx-taihang.manager', role: 'bx.manager' })
  })

  test('sends no card where nothing waits', async () => {
    const { handed } = await end(['bx.admin', 'bx-taihang'], 'bx-taihang.service@bx-taihang.bx.service', async () => [])
    expect(handed.count).toBe(0)
    expect(await handovers()).toEqual([])
  })

  test('is refused to nobody who resigns: a card that waits for him goes to who takes over', async () => {
    const now = world.deps.clock.now()
    const from = { personId: 'qy-qinhe.principal', organisationId: 'qy-qinhe', role: 'qy.principal' } as const
    await world.db.prisma.$transaction((tx) => enqueueNotices(tx, world.deps, [pleaseSign(from)]))
    const { deps } = peopleDeps(world.deps, waits)
    const handed = await personLeft(deps, accountOfPractice('qy-qinhe.principal', 'practice_ent'))
    expect(handed.map(({ to }) => to?.personId)).toEqual(['qy-danfeng.safety', 'qy-qinhe.controller'])
    const cards = await world.db.prisma.notice.findMany({ where: { kind: 'please-sign' }, orderBy: { createdAt: 'asc' } })
    expect(cards.map(({ personId, state }) => [personId, state]).sort()).toEqual([
      ['qy-qinhe.controller', 'queued'],
      ['qy-qinhe.principal', 'dropped'],
    ])
    expect(await contextsOf(world.db.prisma, accountOfPractice('qy-qinhe.principal', 'practice_ent'), now)).toEqual([])
  })
})

describe('a resignation reported by the platform', () => {
  test('of a stranger, or reported a second time, changes nothing', async () => {
    const { deps } = peopleDeps(world.deps, waits)
    expect(await personLeft(deps, accountOfPractice('stranger.ent', 'practice_ent'))).toEqual([])
    await personLeft(deps, accountOfPractice('qy-tongtu.fixer', 'practice_ent'))
    const rows = (await ended()).length
    expect(await personLeft(deps, accountOfPractice('qy-tongtu.fixer', 'practice_ent'))).toEqual([])
    expect(await ended()).toHaveLength(rows)
  })

  test('ends account, roles, duty and care at the very instant', async () => {
    const { deps } = peopleDeps(world.deps, waits)
    await personLeft(deps, accountOfPractice('yj-qinshui.staff', 'practice_gov'))
    await personLeft(deps, accountOfPractice('bx-taihang.service', 'practice_gov'))
    expect(await contextsOf(world.db.prisma, accountOfPractice('bx-taihang.service', 'practice_gov'), world.deps.clock.now())).toEqual([])
    const { prisma } = world.db
    expect(await prisma.dutyEntry.count({ where: { personId: 'yj-qinshui.staff', endsAt: null } })).toBe(0)
    expect(await prisma.responsibleStaff.count({ where: { personId: 'bx-taihang.service', endsAt: null } })).toBe(0)
    expect(await prisma.deputy.count({ where: { personId: 'bx-taihang.service', endsAt: null } })).toBe(0)
    expect(await ended()).toMatchObject([
      { actorPersonId: null, source: 'om_test', reason: '离职' },
      { actorPersonId: null, source: 'om_test', reason: '离职' },
    ])
  })

  test('with nobody left in the enterprise tells the risk officer of its insurer', async () => {
    const { deps } = peopleDeps(world.deps, waits)
    const handed = await personLeft(deps, accountOfPractice('qy-shunda.principal', 'practice_ent'))
    expect(handed).toMatchObject([{ to: null, count: 1 }])
    expect(await handovers()).toMatchObject([{ personId: 'bx-taihang.service-2', organisationId: 'bx-taihang' }])
    expect(await ended()).toMatchObject([{ details: { handedOverTo: null, told: 'bx-taihang.service-2' } }])
  })

  test('can be undone by registering again: the same person comes back', async () => {
    const { deps } = peopleDeps(world.deps)
    const account = accountOfPractice('qy-tongtu.fixer', 'practice_ent')
    await personLeft(deps, account)
    await requestRegistration(world.deps, account, { form: { organisation: '晋城通途示例运输有限公司', role: 'qy.fixer', name: '车练轮' } })
    const [row] = await world.db.prisma.registrationRequest.findMany()
    await approveRegistration(deps, await world.actor('qy.principal', 'qy-tongtu'), { registration: row?.id ?? '' })
    const contexts = () => contextsOf(world.db.prisma, account, world.deps.clock.now())
    expect(await contexts()).toMatchObject([{ personId: 'qy-tongtu.fixer' }])
    // A repeat of hours ago, or the same departure under another id: it is older than the return.
    expect(await personLeft(deps, account, new Date(world.deps.clock.now().getTime() - 1))).toEqual([])
    expect(await contexts()).toMatchObject([{ personId: 'qy-tongtu.fixer' }])
  })
})

describe('naming a deputy', () => {
  test.each([
    ['others without the right', 'qy-qinhe.fixer', 'qy-qinhe.worker', 'not-allowed'],
    ['oneself as one’s own', 'qy-qinhe.safety', 'qy-qinhe.safety', 'invalid-input'],
    ['somebody of another body', 'qy-qinhe.safety', 'qy-danfeng.safety', 'not-found'],
  ])('is refused for %s', async (_why, personId, deputyPersonId, code) => {
    const safety = await world.actor('qy.safety', 'qy-qinhe')
    await expect(setDeputy(world.deps, safety, { personId, deputyPersonId })).rejects.toMatchObject({ code })
  })

  test('replaces the one there was, and everybody may name his own', async () => {
    const service = await world.actor('bx.service', 'bx-taihang', 'service')
    world.deps.clock.set('2026-11-24T09:00:00+08:00')
    await setDeputy(world.deps, service, { personId: service.personId, deputyPersonId: 'bx-taihang.branch' })
    const { handed } = await end(['bx.admin', 'bx-taihang'], 'bx-taihang.service@bx-taihang.bx.service')
    expect(handed.to?.personId).toBe('bx-taihang.branch')
  })
})

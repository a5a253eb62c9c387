import { beforeAll, describe, expect, test } from 'vitest'

import {
  assignResponsible,
  chooseContext,
  chosenContext,
  contactOf,
  dutyRecipients,
  type RoleCode,
  responsibleFor,
  setDutyList,
  unmaskContact,
  unmaskingsOf,
  waitingRegistrations,
} from '../../../src/modules/directory/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { type LaidWorld, layWorld } from '../../harness/world.ts'
import { accountOfPractice } from './people-world.ts'

const fresh = useDatabase()
let world: LaidWorld
beforeAll(async () => {
  world = await layWorld(fresh.db)
})
const now = new Date('2026-11-23T09:00:00+08:00')
const personId = 'qy-qinhe.principal'
const unmasked = () => fresh.db.prisma.journalRow.findMany({ where: { action: 'contact.unmasked' }, orderBy: { seq: 'asc' } })

describe('a contact', () => {
  test.each<[RoleCode, string]>([
    ['bx.service', 'bx-fenhe'],
    ['yjx.staff', 'yj-zezhou'],
    ['fw.expert', 'fw-guben'],
    ['bx.admin', 'bx-taihang'],
    ['qy.principal', 'qy-danhe-1'],
    ['sys.op', 'sys-operator'],
  ])('is not there for %s of %s', async (role, at) => {
    const actor = await world.actor(role, at)
    expect(await contactOf(fresh.db.prisma, actor, { personId, now })).toBeNull()
  })

  test.each<[RoleCode, string, RegExp | null, RegExp | null]>([
    ['qy.safety', 'qy-qinhe', /^139\*{4}\d{4}$/, /^140000\*{8}.{4}$/],
    ['bx.audit', 'bx-taihang', /^139\*{4}\d{4}$/, /^140000\*{8}.{4}$/],
    ['jg.staff', 'jg-jincheng', /^139\*{4}\d{4}$/, /^140000\*{8}.{4}$/],
    ['bx.service', 'bx-taihang', /^139\d{8}$/, /^140000\*{8}.{4}$/],
    ['yjx.staff', 'yj-qinshui', /^139\d{8}$/, /^140000\*{8}.{4}$/],
    ['fw.expert', 'fw-antan', /^139\d{8}$/, null],
    ['qy.worker', 'qy-qinhe', null, null],
  ])('shows %s of %s exactly as much as the table says', async (role, at, mobile, idNumber) => {
    const contact = await contactOf(fresh.db.prisma, await world.actor(role, at), { personId, now })
    expect(contact).toMatchObject({
      mobile: mobile === null ? null : expect.stringMatching(mobile),
      idNumber: idNumber === null ? null : expect.stringMatching(idNumber),
    })
  })
})

test('a reader learns only of the bodies of a person that are in scope', async () => {
  const county = await contactOf(fresh.db.prisma, await world.actor('yjx.staff', 'yj-qinshui'), { personId, now })
  expect(county?.organisationName).toBe('晋城沁河示例煤业有限公司')
  const insurer = await contactOf(fresh.db.prisma, await world.actor('bx.service', 'bx-taihang'), { personId, now })
  expect(insurer?.organisationName).toBe('晋城沁河示例煤业有限公司、高平丹峰示例煤业有限公司')
})

describe('showing a contact whole', () => {
  const unmask = async (role: RoleCode, at: string, purpose: string, id = personId) =>
    unmaskContact(world.deps, await world.actor(role, at), { personId: id, form: { purpose } })

  test.each<[RoleCode, string, string, string]>([
    ['qy.safety', 'qy-qinhe', '核对名单', 'not-allowed'],
    ['fw.expert', 'fw-antan', '核对名单', 'not-allowed'],
    ['sys.op', 'sys-operator', '核对名单', 'not-allowed'],
    ['bx.service', 'bx-taihang', '', 'invalid-input'],
    ['bx.service', 'bx-taihang', '看', 'invalid-input'],
    ['bx.service', 'bx-fenhe', '电话告知重大隐患', 'not-found'],
    ['yjx.staff', 'yj-zezhou', '电话告知重大隐患', 'not-found'],
  ])('is refused to %s of %s for %j', async (role, at, purpose, code) => {
    await expect(unmask(role, at, purpose)).rejects.toMatchObject({ code })
    expect(await unmasked()).toEqual([])
  })

  test('somebody out of scope and nobody at all read the same', async () => {
    const words = []
    for (const id of [personId, 'nobody']) words.push(await unmask('bx.service', 'bx-fenhe', '电话告知', id).catch((e: Error) => e.message))
    expect(new Set(words).size).toBe(1)
  })

  test('is journalled with its purpose and listed to its owner; the journal holds no number', async () => {
    expect(await unmask('bx.service', 'bx-taihang', '电话告知重大隐患')).toMatchObject({
      name: '秦示川',
      mobile: expect.stringMatching(/^139\d{8}$/),
      idNumber: null,
    })
    expect(await unmask('yjx.staff', 'yj-qinshui', '核对执法文书')).toMatchObject({ idNumber: expect.stringMatching(/^140000/) })
    expect(await unmasked()).toMatchObject([
      { actorPersonId: 'bx-taihang.service', subjectId: personId, reason: '电话告知重大隐患', details: { fields: ['mobile'] } },
      { actorPersonId: 'yj-qinshui.staff', reason: '核对执法文书', details: { fields: ['mobile', 'id_number'] } },
    ])
    expect(JSON.stringify(await unmasked(), (_key, value) => (typeof value === 'bigint' ? String(value) : value))).not.toMatch(/139\d{8}/)
    expect(await unmaskingsOf(fresh.db.prisma, personId)).toMatchObject([
      { by: '韩练行', organisationName: '太行示例财产保险股份有限公司山西分公司', purpose: '电话告知重大隐患' },
      { by: '段练沁', purpose: '核对执法文书' },
    ])
  })
})

describe('a duty list', () => {
  const set = async (role: RoleCode, at: string, people: readonly { personId: string; role: RoleCode }[]) =>
    setDutyList(world.deps, await world.actor(role, at), { matter: 'overdue-report', people })
  const staff = { personId: 'yj-gaoping.staff', role: 'yjx.staff' } as const

  test.each<[string, RoleCode, string, { personId: string; role: RoleCode }[], string]>([
    ['staff', 'yjx.staff', 'yj-gaoping', [staff], 'not-allowed'],
    ['an empty list', 'yjx.admin', 'yj-gaoping', [], 'invalid-input'],
    ['a colleague twice', 'yjx.admin', 'yj-gaoping', [staff, staff], 'invalid-input'],
    ['somebody of another body', 'yjx.admin', 'yj-qinshui', [staff], 'not-found'],
    ['a role he does not hold', 'yjx.admin', 'yj-gaoping', [{ ...staff, role: 'yjx.lead' }], 'not-found'],
  ])('is refused for %s', async (_why, role, at, people, code) => {
    await expect(set(role, at, people)).rejects.toMatchObject({ code })
  })

  test('replaces the one there was', async () => {
    await set('yjx.admin', 'yj-gaoping', [staff])
    await set('yjx.admin', 'yj-gaoping', [{ personId: 'yj-gaoping.enforce', role: 'yjx.enforce' }, staff])
    const found = await dutyRecipients(fresh.db.prisma, { organisationId: 'yj-gaoping', matter: 'overdue-report' }, now)
    expect(found.map(({ personId: id }) => id)).toEqual(['yj-gaoping.enforce', 'yj-gaoping.staff'])
  })
})

describe('naming the risk officer of a customer', () => {
  const assign = async (role: RoleCode, at: string, officer: string) =>
    assignResponsible(world.deps, await world.actor(role, at), { enterpriseId: 'qy-qinhe', personId: officer })

  test.each<[RoleCode, string, string, string]>([
    ['bx.service', 'bx-taihang', 'bx-taihang.service-2', 'not-allowed'],
    ['bx.manager', 'bx-fenhe', 'bx-fenhe.service', 'not-found'],
    ['bx.manager', 'bx-taihang', 'bx-fenhe.service', 'not-found'],
    ['bx.manager', 'bx-taihang', 'bx-taihang.finance', 'not-found'],
  ])('is refused to %s of %s for %s', async (role, at, officer, code) => {
    await expect(assign(role, at, officer)).rejects.toMatchObject({ code })
  })

  test('replaces the one there was', async () => {
    await assign('bx.manager', 'bx-taihang', 'bx-taihang.service-2')
    const found = await responsibleFor(fresh.db.prisma, { insurerId: 'bx-taihang', enterpriseId: 'qy-qinhe' }, now)
    expect(found?.personId).toBe('bx-taihang.service-2')
    expect(await fresh.db.prisma.responsibleStaff.count({ where: { enterpriseId: 'qy-qinhe', endsAt: null } })).toBe(1)
  })
})

describe('the context chosen in a chat', () => {
  const chat = { ...accountOfPractice(personId, 'practice_ent'), chatId: 'oc_1' }

  test('is never somebody else’s, nor one that has ended', async () => {
    for (const membershipId of ['qy-danhe-1.principal@qy-danhe-1.qy.principal', 'nothing']) {
      await expect(chooseContext(world.deps, chat, { membershipId })).rejects.toMatchObject({ code: 'not-found' })
    }
    expect(await chosenContext(fresh.db.prisma, chat, now)).toBeNull()
  })

  test('is kept until another is chosen, in this chat only', async () => {
    await chooseContext(world.deps, chat, { membershipId: 'qy-qinhe.principal@qy-danfeng.qy.principal' })
    expect(await chosenContext(fresh.db.prisma, chat, now)).toMatchObject({ organisationId: 'qy-danfeng' })
    await chooseContext(world.deps, chat, { membershipId: 'qy-qinhe.principal@qy-qinhe.qy.principal' })
    expect(await chosenContext(fresh.db.prisma, chat, now)).toMatchObject({ organisationId: 'qy-qinhe' })
    expect(await chosenContext(fresh.db.prisma, { ...chat, chatId: 'oc_2' }, now)).toBeNull()
  })
})

test('registrations wait only on who can decide them', async () => {
  const request = { appId: 'a', openId: 'o', tenantKey: 't', name: '路小遥', state: 'waiting', requestedAt: now }
  await fresh.db.prisma.registrationRequest.createMany({
    data: [
      { ...request, id: 'r1', organisationId: 'qy-qinhe', role: 'qy.safety' },
      { ...request, id: 'r2', organisationId: 'qy-qinhe', role: 'qy.principal' },
      { ...request, id: 'r3', organisationId: 'bx-taihang', role: 'bx.service' },
    ],
  })
  const waiting = async (role: RoleCode, at: string) =>
    (await waitingRegistrations(fresh.db.prisma, await world.actor(role, at), now)).map(({ id }) => id)
  expect(await waiting('qy.safety', 'qy-qinhe')).toEqual([])
  expect(await waiting('bx.manager', 'bx-taihang')).toEqual([])
  expect(await waiting('yjx.staff', 'yj-gaoping')).toEqual([])
  expect(await waiting('yjx.enforce', 'yj-qinshui')).toEqual([])
  expect(await waiting('qy.principal', 'qy-qinhe')).toEqual(['r1'])
  expect(await waiting('yjx.staff', 'yj-qinshui')).toEqual(['r2'])
  expect(await waiting('bx.admin', 'bx-taihang')).toEqual(['r3'])
})

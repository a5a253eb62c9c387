import { beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { hazardFigures, listHazards, myTodo, planRectification, verifyNo, verifyOk } from '../../../src/modules/hazards/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { type HazardRoom, mine, openRoom, plan } from './hazard-room.ts'

const database = useDatabase()
let room: HazardRoom

beforeAll(async () => {
  room = await openRoom(database.db)
})
beforeEach(() => room.at('2026-11-23 09:00'))

describe('overdue', () => {
  test('a fix handed in on time is not overdue while it waits, and overdue at once when it comes back late', async () => {
    const view = await room.general({ due_on: '2026-11-25' })
    room.at('2026-11-25 23:59')
    const handedIn = await room.submitted(view)
    room.at('2026-12-03 10:00')
    expect(handedIn.isOverdue).toBe(false)
    const back = await verifyNo(room.deps, room.who.service, { hazard: view.id, form: { reason: '没修好' } })
    expect(back).toMatchObject({ isOverdue: true, dueOn: '2026-11-25', daysLeft: -8 })
    expect(await room.clocks(view.id)).toEqual({ 'hazard.fix-general': '2026-12-03T02:00:00.000Z' })
  })

  test('a fix handed in at 24:00 is late and stays overdue until it is closed', async () => {
    const view = await room.general({ due_on: '2026-11-25' })
    room.at('2026-11-26 00:00')
    const late = await room.submitted(view)
    expect(late.isOverdue).toBe(true)
    expect(await room.clocks(view.id)).toMatchObject({ 'hazard.fix-general': '2026-11-25T16:00:00.000Z' })
    expect((await verifyOk(room.deps, room.who.service, { hazard: view.id, form: {} })).isOverdue).toBe(false)
    expect(await room.clocks(view.id)).toEqual({})
  })

  test('an unsigned and unplanned major hazard becomes overdue all the same', async () => {
    const { id, dueOn } = await room.major()
    expect(dueOn).toBe('2026-12-08')
    room.at('2026-12-09 00:00')
    const [row] = (await listHazards(database.db.prisma, { actor: room.who.manager, filter: 'overdue-major' }, room.deps.clock.now())).rows
    expect(row).toMatchObject({ id, isOverdue: true, state: 'awaiting_signature' })
  })

  test('a plan shortens the due date and moves the clock, and never lengthens it', async () => {
    const { id } = await room.signed()
    const view = await planRectification(room.deps, room.who.principal, { hazard: id, form: plan })
    expect(view).toMatchObject({ state: 'rectifying', dueOn: '2026-12-01', originalDueOn: '2026-12-08' })
    expect(view.plan?.fundsFen).toBe(1_200_050n)
    expect(await room.clocks(id)).toMatchObject({ 'hazard.fix-major': '2026-12-01T16:00:00.000Z' })
  })

  test('a plan made after the due date says when it will be done, and the hazard stays overdue', async () => {
    const { id } = await room.signed()
    room.at('2026-12-10 09:00')
    const view = await planRectification(room.deps, room.who.principal, { hazard: id, form: { ...plan, due_on: '2026-12-20' } })
    expect(view).toMatchObject({ state: 'rectifying', dueOn: '2026-12-08', isOverdue: true })
    expect(view.plan?.dueOn).toBe('2026-12-20')
  })
})

describe('what waits', () => {
  test('stands on the list of the one who must act, overdue first, and on nobody else’s', async () => {
    const { id } = await room.submitted(await room.general({ due_on: '2026-11-24' }))
    const waiting = async (name: keyof typeof room.who) =>
      (await myTodo(database.db.prisma, { actor: room.who[name] }, room.deps.clock.now())).rows.find((row) => row.id === id)?.may ?? []
    expect(await waiting('service')).toEqual(['verify_ok'])
    expect(await waiting('fixer')).toEqual([])
    expect(await waiting('principal')).toEqual([])
    expect(await waiting('rival')).toEqual([])
    expect(await waiting('county')).toEqual([])
    await verifyNo(room.deps, room.who.service, { hazard: id, form: { reason: '没修好' } })
    expect(await waiting('fixer')).toEqual(['submit'])
    expect(await waiting('safety')).toEqual([])
  })

  test('is counted within the reader’s scope only; a regulator gets no number that would name one site', async () => {
    const now = room.deps.clock.now()
    const open = async (name: keyof typeof room.who) => (await hazardFigures(database.db.prisma, room.who[name], now))[0]
    expect(Number((await open('manager'))?.value)).toBeGreaterThan(0)
    expect(await open('rivalManager')).toMatchObject({ value: '0', filter: 'open' })
    expect(await open('otherCounty')).toMatchObject({ value: '0' })
    expect(await open('regulator')).toMatchObject({ value: '—', filter: null })
    const list = await listHazards(database.db.prisma, { actor: room.who.regulator, filter: 'open' }, now)
    expect(list).toMatchObject({ rows: [], total: 0 })
    const own = await listHazards(database.db.prisma, { actor: room.who.safety, filter: 'open' }, now)
    expect(own.total).toBe(await database.db.prisma.hazard.count({ where: { enterpriseId: mine, state: { notIn: ['draft', 'closed'] } } }))
  })
})

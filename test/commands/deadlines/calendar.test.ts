import { beforeEach, describe, expect, test } from 'vitest'

import { followWorkCalendar, importCalendarDays, loadWorkCalendar, recomputeOpenDeadlines } from '../../../src/deadlines/index.ts'
import { timeline } from '../../../src/journal/index.ts'
import { endOfDay } from '../../../src/lib/calendar.ts'
import { useDatabase } from '../../harness/database.ts'
import { type DeadlineRoom, deadlineRoom, fixRungs, hazard, running, shanghai } from './deadline-room.ts'

const database = useDatabase()
let room: DeadlineRoom
beforeEach(async () => {
  room = await deadlineRoom(database.db)
})

const by = { personId: 'p1', organisationId: 'operator', role: 'sys.op' }
const announce = (...days: [string, boolean][]) =>
  importCalendarDays(
    room.db,
    { ...room.deps, kinds: room.kinds() },
    { days: days.map(([on, isWorkday]) => ({ on, isWorkday })), source: '国办发明电〔2026〕7号', by },
  )

const nextRungAt = async () => (await room.db.prisma.deadline.findFirstOrThrow()).nextAt

test('a day that is none refuses the whole import', async () => {
  await expect(announce(['2027-02-05', true], ['2027-02-30', true])).rejects.toMatchObject({ code: 'invalid-input', field: 'on' })
  expect(await room.db.prisma.calendarDay.count()).toBe(0)
})

describe('a year announced after deadlines were opened', () => {
  test('moves their next rung and keeps the old and the new instant', async () => {
    await room.open({ dueAt: endOfDay('2027-02-10') })
    await room.tick()
    // Friday 5, Monday 8 are provisional days off: three working days before Wednesday 10 is Wednesday 3.
    expect(await nextRungAt()).toEqual(shanghai('2027-02-03 09:00'))
    expect(await announce(['2027-02-05', true], ['2027-02-09', true])).toBe(1)
    expect(await nextRungAt()).toEqual(shanghai('2027-02-05 09:00'))
    expect(await timeline(room.db.prisma, hazard)).toMatchObject([
      {
        action: 'deadline.recomputed',
        details: {
          from: { nextAt: shanghai('2027-02-03 09:00').toISOString() },
          to: { nextAt: shanghai('2027-02-05 09:00').toISOString() },
        },
      },
    ])
  })

  test('touches nothing that stays where it is, and each day can be announced again', async () => {
    await room.open()
    await room.tick()
    expect([await announce(['2027-02-05', false]), await announce(['2027-02-05', true])]).toEqual([0, 0])
    expect(await timeline(room.db.prisma, hazard)).toEqual([])
    const calendar = await loadWorkCalendar(room.db.prisma)
    expect([calendar.isWorkday('2027-02-05'), calendar.isProvisional(2027)]).toEqual([true, false])
  })

  test('is journalled with its source', async () => {
    await announce(['2027-02-05', false])
    expect(await timeline(room.db.prisma, { type: 'calendar', id: 'CN' })).toMatchObject([
      { action: 'calendar.imported', by, details: { source: '国办发明电〔2026〕7号', days: [{ on: '2027-02-05', isWorkday: false }] } },
    ])
  })
})

describe('调休 across a deadline', () => {
  test.each<[what: string, days: [string, boolean][], before: string, after: string]>([
    ['a working Saturday before the due day', [['2026-12-05', true]], '2026-12-07 09:00', '2026-12-07 09:00'],
    ['a working Sunday within the three days', [['2026-12-06', true]], '2026-12-07 09:00', '2026-12-07 09:00'],
    ['a Tuesday off within the three days', [['2026-12-08', false]], '2026-12-07 09:00', '2026-12-04 09:00'],
    [
      'a Tuesday off made up for on the Saturday',
      [
        ['2026-12-08', false],
        ['2026-12-05', true],
      ],
      '2026-12-07 09:00',
      '2026-12-05 09:00',
    ],
  ])('%s: the reminder stands where three working days are left, the due day stays', async (_what, days, before, after) => {
    // Thursday 10 December: three working days before it is Monday 7.
    const { dueAt } = await room.open({ dueAt: endOfDay('2026-12-10') })
    await room.tick()
    expect(await nextRungAt()).toEqual(shanghai(before))
    await announce(...days)
    expect(await nextRungAt()).toEqual(shanghai(after))
    expect((await room.db.prisma.deadline.findFirstOrThrow()).dueAt).toEqual(dueAt)
  })

  test('the first working day after a due Friday is the Saturday worked instead', async () => {
    await room.open()
    await room.tickAt('2026-11-27 09:00')
    expect(await nextRungAt()).toEqual(shanghai('2026-11-30 09:00'))
    await announce(['2026-11-28', true])
    expect(await nextRungAt()).toEqual(shanghai('2026-11-28 09:00'))
    await room.told()
    await room.tickAt('2026-11-28 09:00')
    expect(await room.told()).toEqual(['principal after-1'])
  })
})

describe('a rung an import puts into the past', () => {
  test('fires at the next tick, once', async () => {
    await room.open({ dueAt: endOfDay('2026-12-10') })
    await room.tickAt('2026-12-04 10:00')
    expect(await room.told()).toEqual([])
    // Three working days before the 10th is now Friday 4, 09:00: an hour ago.
    expect(await announce(['2026-12-08', false])).toBe(1)
    await room.tick()
    expect(await room.told()).toEqual(['fixer before-3'])
    await room.tickAt('2026-12-07 09:00')
    expect(await room.told()).toEqual([])
  })

  test('is not told again when it fired before and a later import puts it ahead', async () => {
    await room.open({ dueAt: endOfDay('2026-12-10') })
    await room.tickAt('2026-12-07 09:00')
    expect(await room.told()).toEqual(['fixer before-3'])
    await announce(['2026-12-07', false], ['2026-12-06', true])
    await room.tickAt('2026-12-08 09:00')
    expect(await room.told()).toEqual([])
    expect(await nextRungAt()).toEqual(shanghai('2026-12-10 09:00'))
  })
})

describe('beside the running program', () => {
  const nextOf = async (id: string) => (await room.db.prisma.deadline.findUniqueOrThrow({ where: { id } })).nextAt

  test('a tick under way ends with the calendar it began with, and what it moved follows the new one', async () => {
    room = await deadlineRoom(database.db, [...fixRungs, running('opened', { from: 'opened', hours: 1 }, 'act')])
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
    const { promise: isUnderWay, resolve: begin } = Promise.withResolvers<void>()
    room.runs.act = async () => {
      begin()
      await mayEnd
    }
    const { id } = await room.open({ dueAt: endOfDay('2026-12-10') })
    await room.tick()
    const tick = room.tickAt('2026-11-23 10:00')
    await isUnderWay
    let isImported = false
    const imported = announce(['2026-12-08', false]).then((count) => {
      isImported = true
      return count
    })
    // The days wait for the tick: nobody counts with half a calendar.
    expect([await room.db.prisma.calendarDay.count(), isImported]).toEqual([0, false])
    end()
    await tick
    expect(await imported).toBe(1)
    expect(await nextOf(id)).toEqual(shanghai('2026-12-04 09:00'))
  })

  test('a tick that looked at the calendar before counts with the days imported since', async () => {
    const follow = followWorkCalendar(room.db.prisma)
    expect((await follow()).isWorkday('2026-12-08')).toBe(true)
    await announce(['2026-12-08', false])
    const calendar = await room.db.prisma.$transaction((tx) => follow(tx))
    expect(calendar.isWorkday('2026-12-08')).toBe(false)
  })

  test('a deadline a command has in hand is waited for; closed meanwhile, it is left alone', async () => {
    const { id } = await room.open({ dueAt: endOfDay('2026-12-10') })
    const other = await room.open({ dueAt: endOfDay('2026-12-10'), subject: { type: 'hazard', id: 'h2' } })
    await room.tick()
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
    const { promise: isUnderWay, resolve: begin } = Promise.withResolvers<void>()
    const command = room.db.prisma.$transaction(async (tx) => {
      await tx.deadline.update({ where: { id }, data: { state: 'met', nextAt: null, nextRung: null } })
      begin()
      await mayEnd
    })
    await isUnderWay
    const imported = announce(['2026-12-08', false])
    await expect.poll(() => room.db.prisma.calendarDay.count(), { interval: 10 }).toBe(1)
    end()
    await command
    expect(await imported).toBe(1)
    expect([await nextOf(id), await nextOf(other.id)]).toEqual([null, shanghai('2026-12-04 09:00')])
  })

  test('more deadlines than one batch are all moved, each journalled, and a repeat moves none', async () => {
    const subjects = Array.from({ length: 450 }, (_, n) => ({ type: 'hazard', id: `many-${n}` }))
    await room.db.prisma.$transaction(async (tx) => {
      for (const subject of subjects)
        await tx.deadline.create({
          data: {
            ...{ id: `d-${subject.id}`, kind: 'fix', subjectType: subject.type, subjectId: subject.id, params: {}, state: 'open' },
            ...{ openedAt: room.clock.now(), dueAt: endOfDay('2026-12-10'), ladderVersion: 1, nextRung: 'before-3' },
            nextAt: shanghai('2026-12-07 09:00'),
          },
        })
    })
    expect(await announce(['2026-12-08', false])).toBe(450)
    expect(await room.db.prisma.deadline.count({ where: { nextAt: shanghai('2026-12-04 09:00') } })).toBe(450)
    expect(await room.db.prisma.journalRow.count({ where: { action: 'deadline.recomputed' } })).toBe(450)
    expect(await recomputeOpenDeadlines(room.db, { ...room.deps, kinds: room.kinds() })).toBe(0)
  })
})

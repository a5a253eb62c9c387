import { beforeEach, describe, expect, test } from 'vitest'

import { importCalendarDays, loadWorkCalendar, nextDueAt } from '../../../src/deadlines/index.ts'
import { timeline } from '../../../src/journal/index.ts'
import { endOfDay } from '../../../src/lib/calendar.ts'
import { useDatabase } from '../../harness/database.ts'
import { type DeadlineRoom, deadlineRoom, hazard, shanghai } from './deadline-room.ts'

const database = useDatabase()
let room: DeadlineRoom
beforeEach(async () => {
  room = await deadlineRoom(database.db)
})

const by = { personId: 'p1', organisationId: 'operator', role: 'sys.op' }
const announce = (...days: [string, boolean][]) =>
  room.db.prisma.$transaction((tx) =>
    importCalendarDays(
      tx,
      { ...room.deps, kinds: room.kinds() },
      { days: days.map(([on, isWorkday]) => ({ on, isWorkday })), source: '国办发明电〔2026〕7号', by },
    ),
  )

test('a day that is none refuses the whole import', async () => {
  await expect(announce(['2027-02-05', true], ['2027-02-30', true])).rejects.toMatchObject({ code: 'invalid-input', field: 'on' })
  expect(await room.db.prisma.calendarDay.count()).toBe(0)
})

describe('a year announced after deadlines were opened', () => {
  test('moves their next rung and keeps the old and the new instant', async () => {
    await room.open({ dueAt: endOfDay('2027-02-10') })
    await room.tick()
    // Friday 5, Monday 8 are provisional days off: three working days before Wednesday 10 is Wednesday 3.
    expect(await nextDueAt(room.db)).toEqual(shanghai('2027-02-03 09:00'))
    expect(await announce(['2027-02-05', true], ['2027-02-09', true])).toBe(1)
    expect(await nextDueAt(room.db)).toEqual(shanghai('2027-02-05 09:00'))
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

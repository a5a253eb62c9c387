import { beforeEach, describe, expect, test } from 'vitest'

import { closeAllFor, closeDeadline, moveDeadline, nextDueAt, openDeadline, runningDeadlines } from '../../../src/deadlines/index.ts'
import { endOfDay } from '../../../src/lib/calendar.ts'
import { useDatabase } from '../../harness/database.ts'
import { type DeadlineRoom, deadlineRoom, hazard, shanghai } from './deadline-room.ts'

const database = useDatabase()
let room: DeadlineRoom
beforeEach(async () => {
  room = await deadlineRoom(database.db)
})

const prisma = () => room.db.prisma
const move = (on: string) =>
  prisma().$transaction((tx) => moveDeadline(tx, room.deps, { kind: 'fix', subject: hazard, dueAt: endOfDay(on) }))

describe('a clock', () => {
  test('does not run when its command is rolled back', async () => {
    const undone = prisma().$transaction(async (tx) => {
      await openDeadline(tx, room.deps, { kind: 'fix', subject: hazard, dueAt: endOfDay('2026-11-27') })
      throw new Error('refused')
    })
    await expect(undone).rejects.toThrow('refused')
    expect(await nextDueAt(room.db)).toBeNull()
  })

  test('is laid out by the first tick: its next rung and when', async () => {
    await room.open({ params: { place: '8102' } })
    expect(await nextDueAt(room.db)).toEqual(room.clock.now())
    expect(await room.tick()).toBe(1)
    expect(await prisma().deadline.findFirstOrThrow()).toMatchObject({
      ladderVersion: 1,
      nextRung: 'before-3',
      state: 'open',
      params: { place: '8102' },
    })
    expect(await nextDueAt(room.db)).toEqual(shanghai('2026-11-24 09:00'))
    expect(await room.tick()).toBe(0)
  })

  test('opened again with the same due instant is the same clock', async () => {
    const first = await room.open({ params: { version: 1 } })
    await room.tick()
    const again = await room.open({ params: { version: 2 } })
    expect(again).toMatchObject({ id: first.id, params: { version: 2 } })
    expect(await room.tick()).toBe(0)
  })

  test('opened by two commands at once is one clock', async () => {
    await Promise.all([room.open(), room.open(), room.open()])
    expect(await runningDeadlines(prisma(), hazard)).toHaveLength(1)
  })

  test('that does not run cannot be moved or closed', async () => {
    expect(await move('2026-12-01')).toBeUndefined()
    expect(await closeDeadline(prisma(), room.deps, { kind: 'fix', subject: hazard, state: 'met', reason: 'submitted' })).toBe(false)
  })

  test('that is closed tells nobody and leaves nothing due', async () => {
    await room.open()
    await room.tick()
    expect(await closeDeadline(prisma(), room.deps, { kind: 'fix', subject: hazard, state: 'met', reason: 'submitted' })).toBe(true)
    expect(await room.tickAt('2026-12-31 09:00')).toBe(0)
    expect(await room.told()).toEqual([])
    expect(await nextDueAt(room.db)).toBeNull()
    expect(await prisma().deadline.findFirstOrThrow()).toMatchObject({
      state: 'met',
      reason: 'submitted',
      closedAt: shanghai('2026-11-23 09:00'),
    })
  })

  test('of another subject or kind runs on when one is closed', async () => {
    await room.open()
    await room.open({ subject: { type: 'hazard', id: 'h2' } })
    await room.open({ kind: 'sign' })
    await closeDeadline(prisma(), room.deps, { kind: 'fix', subject: hazard, state: 'met', reason: 'submitted' })
    expect((await runningDeadlines(prisma(), hazard)).map(({ kind }) => kind)).toEqual(['sign'])
    expect(await closeAllFor(prisma(), room.deps, { subject: hazard, state: 'cancelled', reason: 'void' })).toBe(1)
    expect(await prisma().deadline.count({ where: { state: 'open' } })).toBe(1)
  })
})

describe('a moved clock', () => {
  test('reminds again before the new due day, once, and not for what is past', async () => {
    await room.open()
    await room.tickAt('2026-11-24 09:00')
    await room.tickAt('2026-11-27 09:00')
    expect(await room.told()).toEqual(['fixer before-3', 'fixer due-day'])
    await move('2026-12-04')
    for (const at of ['2026-11-27 09:01', '2026-12-01 08:59', '2026-12-01 09:00', '2026-12-04 09:00']) await room.tickAt(at)
    expect(await room.told()).toEqual(['fixer before-3', 'fixer due-day'])
    expect(await runningDeadlines(prisma(), hazard)).toMatchObject([
      { dueAt: endOfDay('2026-12-04'), openedAt: shanghai('2026-11-23 09:00') },
    ])
    expect(await prisma().deadline.findFirstOrThrow({ where: { state: 'cancelled' } })).toMatchObject({ reason: 'moved', nextAt: null })
  })

  test('to an earlier day leaves out the reminders that are past by then', async () => {
    await room.open({ dueAt: endOfDay('2026-12-31') })
    await room.tick()
    await move('2026-11-24')
    await room.tick()
    expect(await room.told()).toEqual([])
    expect(await prisma().deadlineRung.findMany()).toMatchObject([{ rung: 'before-3', outcome: 'past' }])
    await room.tickAt('2026-11-24 09:00')
    expect(await room.told()).toEqual(['fixer due-day'])
  })
})

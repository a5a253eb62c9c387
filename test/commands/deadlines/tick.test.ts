import { beforeEach, describe, expect, test } from 'vitest'

import { closeDeadline, nextDueAt } from '../../../src/deadlines/index.ts'
import { timeline } from '../../../src/journal/index.ts'
import { endOfDay } from '../../../src/lib/calendar.ts'
import { useDatabase } from '../../harness/database.ts'
import { type DeadlineRoom, deadlineRoom, hazard, person, reminder, running, shanghai } from './deadline-room.ts'

const database = useDatabase()
let room: DeadlineRoom
beforeEach(async () => {
  room = await deadlineRoom(database.db)
})

const outcomes = async (rung: string) =>
  (await room.db.prisma.deadlineRung.findMany({ where: { rung }, orderBy: { recipient: 'asc' } })).map(
    ({ recipient, outcome }) => `${recipient} ${outcome}`,
  )

describe('a rung', () => {
  test('already past when the deadline opens is not sent', async () => {
    await room.open({ dueAt: endOfDay('2026-11-24') })
    await room.tick()
    expect(await room.told()).toEqual([])
    expect(await outcomes('before-3')).toEqual(['<rung> past'])
  })

  test('that came due between the opening and a late first tick is sent', async () => {
    await room.open()
    await room.tickAt('2026-11-24 12:00')
    expect(await room.told()).toEqual(['fixer before-3'])
  })

  test('of a clock that is due at once is sent, though a moment passes before it is opened', async () => {
    room = await deadlineRoom(database.db, [reminder('due', { from: 'due', hours: 0 })])
    await room.open({ dueAt: new Date(room.clock.now().getTime() - 5) })
    await room.tick()
    expect(await room.told()).toEqual(['fixer due'])
  })

  test('of the opening itself is sent', async () => {
    room = await deadlineRoom(database.db, [reminder('at-once', { from: 'opened', hours: 0 })])
    await room.open()
    await room.tick()
    expect(await room.told()).toEqual(['fixer at-once'])
  })

  test('is not sent a second before its time', async () => {
    await room.open()
    await room.tickAt('2026-11-24 08:59')
    expect(await room.told()).toEqual([])
  })

  test('happens once, however many processes tick', async () => {
    await room.open()
    await room.tick()
    await room.tickAt('2026-11-24 09:00')
    await Promise.all([room.tick(), room.tick(), room.tick()])
    expect(await room.told()).toEqual(['fixer before-3'])
  })

  test('carries what its card needs and leaves its clause in the journal', async () => {
    const { id } = await room.open({ params: { place: '8102' } })
    await room.tick()
    await room.tickAt('2026-11-24 09:00')
    expect(await room.db.prisma.notice.findFirstOrThrow()).toMatchObject({
      kind: 'reminder',
      subjectId: 'h1',
      dedupeKey: `${id}:1:before-3:fixer`,
      params: { place: '8102', deadline: 'fix', rung: 'before-3', dueAt: endOfDay('2026-11-27').toISOString() },
    })
    expect((await timeline(room.db.prisma, hazard))[0]).toMatchObject({
      action: 'deadline.rung-fired',
      by: 'clock',
      at: shanghai('2026-11-24 09:00'),
      source: `deadline:${id}`,
      details: { rung: 'before-3', clause: '375 §二(三)三', entries: [{ recipient: 'fixer', outcome: 'fired' }] },
    })
  })

  test('with nobody to tell is recorded and not tried again', async () => {
    room.audiences.set('fixer', [])
    await room.open()
    await room.tick()
    await room.tickAt('2026-11-24 09:00')
    expect(await outcomes('before-3')).toEqual(['<rung> nobody'])
    expect(await nextDueAt(room.db)).toEqual(shanghai('2026-11-27 09:00'))
  })

  test('tells a person in two of its audiences once', async () => {
    const both = reminder('due-day', { from: 'due', workdays: 0 })
    room = await deadlineRoom(database.db, [{ ...both, acts: [...both.acts, { tell: 'other', audience: 'safety', buzz: ['buzz-app'] }] }])
    room.audiences.set('safety', [person('fixer'), person('safety')])
    await room.open()
    await room.tickAt('2026-11-27 09:00')
    expect(await room.told()).toEqual(['fixer due-day', 'safety due-day', 'safety due-day'])
    expect(await room.db.prisma.notice.findMany({ where: { channel: 'buzz-app' } })).toMatchObject([{ kind: 'other', personId: 'safety' }])
  })
})

describe('after the program was down', () => {
  test('reminders collapse into the latest one per person and no escalation is skipped', async () => {
    room.audiences.set('fixer', [person('fixer'), person('principal')])
    await room.open()
    await room.tick()
    await room.tickAt('2026-12-04 12:00')
    expect(await room.told()).toEqual(['fixer due-day', 'principal due-day', 'principal after-1', 'manager after-5'])
    expect(await outcomes('before-3')).toEqual(['fixer collapsed', 'principal collapsed'])
    expect(await room.actions()).toEqual(['before-3', 'due-day', 'after-1', 'after-5'].map((rung) => `deadline.rung-fired ${rung}`))
    expect(await nextDueAt(room.db)).toEqual(shanghai('2026-12-04 12:00'))
    expect(await room.db.prisma.deadline.count({ where: { nextAt: { not: null } } })).toBe(0)
  })

  test('a person who stood in the earlier reminder only is still told', async () => {
    room = await deadlineRoom(database.db, [
      reminder('first', { from: 'due', workdays: -3 }, 'old'),
      reminder('second', { from: 'due', workdays: 0 }, 'new'),
    ])
    await room.open()
    await room.tickAt('2026-11-27 09:00')
    expect(await room.told()).toEqual(['old first', 'new second'])
  })
})

describe('a handler', () => {
  const overdue = running('overdue', { from: 'due', hours: 0 }, 'draft')

  test('writes in the transaction of its rung', async () => {
    room = await deadlineRoom(database.db, [overdue])
    room.runs.draft = async (tx, deadline, { clock }) => {
      await tx.practicePart.create({ data: { part: deadline.id, version: 1, laidAt: clock.now() } })
    }
    const { id } = await room.open()
    await room.tickAt('2026-11-28 00:00')
    expect(await room.db.prisma.practicePart.findMany()).toMatchObject([{ part: id, laidAt: shanghai('2026-11-28 00:00') }])
    expect(await outcomes('overdue')).toEqual(['<run:draft> fired', 'county fired'])
  })

  test('that closes the deadline ends its ladder', async () => {
    room = await deadlineRoom(database.db, [overdue, reminder('later', { from: 'due', workdays: 1 })])
    room.runs.draft = async (tx) => {
      await closeDeadline(tx, room.deps, { kind: 'fix', subject: hazard, state: 'met', reason: 'reported' })
    }
    await room.open()
    await room.tickAt('2026-12-31 09:00')
    expect(await room.told()).toEqual(['county overdue'])
    expect(await room.db.prisma.deadline.findFirstOrThrow()).toMatchObject({ state: 'met', nextAt: null })
  })

  test('that fails undoes its rung, is tried again after a minute and stops nobody else', async () => {
    room = await deadlineRoom(database.db, [overdue])
    let isBroken = true
    room.runs.draft = async (tx, { subject }) => {
      await tx.practicePart.create({ data: { part: subject.id, version: 1, laidAt: room.clock.now() } })
      if (isBroken && subject.id === 'h1') throw new TypeError('a bug')
    }
    await room.open()
    await room.open({ subject: { type: 'hazard', id: 'h2' } })
    expect(await room.tickAt('2026-11-28 00:00')).toBe(2)
    expect(await room.told()).toEqual(['county overdue'])
    expect(await room.db.prisma.practicePart.findMany()).toMatchObject([{ part: 'h2' }])
    expect(await room.db.prisma.deadline.findFirstOrThrow({ where: { subjectId: 'h1' } })).toMatchObject({
      leaseUntil: shanghai('2026-11-28 00:01'),
    })
    isBroken = false
    expect(await room.tick()).toBe(0)
    expect(await room.tickAt('2026-11-28 00:01')).toBe(1)
    expect(await room.told()).toEqual(['county overdue'])
  })
})

describe('a tick', () => {
  test('gives way to a command that holds what a handler needs', async () => {
    room = await deadlineRoom(database.db, [running('overdue', { from: 'due', hours: 0 }, 'draft')])
    room.runs.draft = async (tx) => void (await tx.practicePart.update({ where: { part: 'held' }, data: { version: { increment: 1 } } }))
    await room.db.prisma.practicePart.create({ data: { part: 'held', version: 1, laidAt: room.clock.now() } })
    await room.open()
    await room.db.prisma.$transaction(async (tx) => {
      await tx.practicePart.update({ where: { part: 'held' }, data: { version: 10 } })
      expect(await room.tickAt('2026-11-28 00:00')).toBe(1)
    })
    expect(await room.told()).toEqual([])
    await room.tickAt('2026-11-28 00:01')
    expect(await room.told()).toEqual(['county overdue'])
    expect(await room.db.prisma.practicePart.findMany()).toMatchObject([{ version: 11 }])
  })

  test('does no more than its limit and goes on at the next', async () => {
    for (let n = 0; n < 5; n++) await room.open({ subject: { type: 'hazard', id: `many-${n}` } })
    expect([await room.tick(3), await room.tick(3), await room.tick(3)]).toEqual([3, 2, 0])
  })

  test('leaves a deadline alone whose kind is not registered, and says so every minute', async () => {
    await room.open({ kind: 'forgotten' })
    await room.open()
    expect(await room.tick()).toBe(2)
    expect(await room.tick()).toBe(0)
    expect(await nextDueAt(room.db)).toEqual(shanghai('2026-11-23 09:01'))
  })
})

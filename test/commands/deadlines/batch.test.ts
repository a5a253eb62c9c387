import { pino } from 'pino'
import { beforeEach, describe, expect, test } from 'vitest'

import {
  closeDeadline,
  createDeadlineKinds,
  type DeadlineKind,
  followWorkCalendar,
  type Rung,
  runDueDeadlines,
} from '../../../src/deadlines/index.ts'
import { endOfDay } from '../../../src/lib/calendar.ts'
import { useDatabase } from '../../harness/database.ts'
import { type DeadlineRoom, deadlineRoom, escalation, fixRungs, person, reminder, running, shanghai } from './deadline-room.ts'

const database = useDatabase()
let room: DeadlineRoom
/** How many questions each call of the resolver held. */
let asked: number[] = []
/** What a module makes of its deadlines; each test sets what it needs. */
let module: { rungs: Readonly<Record<string, readonly Rung[]>>; audiences?: DeadlineKind['audiences']; runs?: DeadlineKind['runs'] }

beforeEach(async () => {
  room = await deadlineRoom(database.db)
  asked = []
  module = { rungs: { fix: fixRungs } }
})

const subject = (n: number | string) => ({ type: 'hazard', id: `h${n}` })
const open = (n: number | string, kind = 'fix') => room.open({ kind, subject: subject(n) })

async function tick(limit?: number): Promise<number> {
  const everybody: DeadlineKind['audiences'] = async (_tx, questions) => questions.map(({ audience }) => [person(audience)])
  const audiences: DeadlineKind['audiences'] = async (tx, questions) => {
    asked.push(questions.length)
    return (module.audiences ?? everybody)(tx, questions)
  }
  const kinds = Object.entries(module.rungs).map(([kind, rungs]) => ({
    ...{ kind, ladders: [{ kind, version: 1, rungs }], audiences, runs: module.runs ?? {} },
  }))
  const { db, deps } = room
  const logger = pino({ level: 'silent' })
  const engine = createDeadlineKinds(kinds, { has: () => true })
  return runDueDeadlines({ db, ...deps, kinds: engine, calendar: followWorkCalendar(db.prisma), logger }, limit)
}

async function tickAt(words: string): Promise<number> {
  room.clock.forward(shanghai(words).getTime() - room.clock.now().getTime())
  return tick()
}

/** What was told of each deadline, `subject person rung`. */
const told = async () =>
  (await room.db.prisma.notice.findMany({ orderBy: [{ subjectId: 'asc' }, { id: 'asc' }] })).map(
    ({ subjectId, personId, params }) => `${subjectId} ${personId} ${Object(params).rung}`,
  )

describe('a batch with a deadline at fault', () => {
  test('tells everybody else, and puts off that one alone', async () => {
    module.audiences = async (_tx, questions) => {
      if (questions.some(({ deadline }) => deadline.subject.id === 'h3')) throw new TypeError('a bug')
      return questions.map(() => [person('fixer')])
    }
    for (const n of [0, 1, 2, 3, 4, 5, 6]) await open(n)
    await tickAt('2026-11-24 09:00')
    expect(await told()).toEqual([0, 1, 2, 4, 5, 6].map((n) => `h${n} fixer before-3`))
    const { leaseUntil } = await room.db.prisma.deadline.findFirstOrThrow({ where: { subjectId: 'h3' } })
    expect(leaseUntil).toEqual(shanghai('2026-11-24 09:01'))
    delete module.audiences
    expect(await tickAt('2026-11-24 09:01')).toBe(1)
    expect(await told()).toContain('h3 fixer before-3')
  })

  test('leaves nothing half done: what is told again was not on record', async () => {
    let isBroken = true
    module.audiences = async (tx, questions) => {
      // Fails the transaction itself, as a statement the database refuses does.
      if (isBroken) await tx.$queryRaw`SELECT 1 / 0`
      return questions.map(() => [person('fixer')])
    }
    for (const n of [0, 1, 2]) await open(n)
    expect(await tickAt('2026-11-24 09:00')).toBe(3)
    expect([await told(), await room.db.prisma.deadlineRung.count(), await room.db.prisma.journalRow.count()]).toEqual([[], 0, 0])
    isBroken = false
    expect(await tickAt('2026-11-24 09:01')).toBe(3)
    expect(await told()).toEqual([0, 1, 2].map((n) => `h${n} fixer before-3`))
  })
})

describe('deadlines that only tell', () => {
  test('are asked about together, whatever their kind', async () => {
    module.rungs = { fix: fixRungs, plan: [reminder('due-day', { from: 'due', workdays: -3 }, 'principal')] }
    for (const n of [0, 1, 2, 3]) await open(n, n % 2 === 0 ? 'fix' : 'plan')
    await tickAt('2026-11-24 09:00')
    expect(asked).toEqual([4])
    expect(await told()).toEqual(['h0 fixer before-3', 'h1 principal due-day', 'h2 fixer before-3', 'h3 principal due-day'])
  })

  test('keep after downtime the order of their rungs, collapse reminders and skip no escalation, each for itself', async () => {
    for (const n of [0, 1]) await open(n)
    await tickAt('2026-12-04 12:00')
    const each = (n: number) => [`h${n} fixer due-day`, `h${n} principal after-1`, `h${n} manager after-5`]
    expect(await told()).toEqual([...each(0), ...each(1)])
    expect(await room.db.prisma.deadlineRung.count({ where: { rung: 'before-3', outcome: 'collapsed' } })).toBe(2)
    expect(await room.db.prisma.deadline.count({ where: { nextAt: { not: null } } })).toBe(0)
    const rungs = (await room.db.prisma.journalRow.findMany({ orderBy: { seq: 'asc' } })).map(({ subjectId, details }) => [
      ...[subjectId, Object(details).rung],
    ])
    const ladder = ['before-3', 'due-day', 'after-1', 'after-5']
    expect(rungs).toEqual(['h0', 'h1'].flatMap((id) => ladder.map((rung) => [id, rung])))
  })

  test('are shared by processes that tick at once, each told once', async () => {
    for (let n = 0; n < 40; n++) await open(String(n).padStart(2, '0'))
    room.clock.forward(shanghai('2026-11-24 09:00').getTime() - room.clock.now().getTime())
    const taken = await Promise.all([tick(10), tick(10), tick(10), tick(10)])
    expect(taken).toEqual([10, 10, 10, 10])
    expect(await told()).toHaveLength(40)
    expect(new Set(await told()).size).toBe(40)
  })

  test('somebody told by an earlier process is not told again when the tick is repeated', async () => {
    const { id } = await open(0)
    await open(1)
    await tick()
    const rung = { rung: 'before-3', recipient: 'fixer', outcome: 'fired', firedAt: room.clock.now(), ladderVersion: 1 }
    module.audiences = async (_tx, questions) => {
      await room.db.prisma.deadlineRung.createMany({ data: [{ ...rung, deadlineId: id }], skipDuplicates: true })
      return questions.map(() => [person('fixer')])
    }
    await tickAt('2026-11-24 09:00')
    expect(await told()).toEqual(['h1 fixer before-3'])
  })
})

describe('a handler in a batch', () => {
  const overdue = running('overdue', { from: 'due', hours: 0 }, 'act')

  test('that closes another clock of its subject does so before that clock tells', async () => {
    module.rungs = { act: [overdue], fix: [escalation('after-1', { from: 'due', workdays: 1 })] }
    module.runs = {
      act: async (tx, { subject: { id } }) => {
        if (id !== 'h1') return
        await closeDeadline(tx, room.deps, { kind: 'fix', subject: subject(1), state: 'cancelled', reason: 'hazard-void' })
      },
    }
    for (const n of [0, 1, 2]) for (const kind of ['fix', 'act']) await open(n, kind)
    await open(3)
    await tickAt('2026-12-01 09:00')
    expect((await told()).filter((line) => line.endsWith('after-1'))).toEqual([0, 2, 3].map((n) => `h${n} principal after-1`))
  })

  test('keeps its own transaction: what only tells is committed though a command holds what the handler needs', async () => {
    module.rungs = { act: [overdue], fix: fixRungs }
    module.runs = {
      act: async (tx) => void (await tx.practicePart.update({ where: { part: 'held' }, data: { version: { increment: 1 } } })),
    }
    await room.db.prisma.practicePart.create({ data: { part: 'held', version: 1, laidAt: room.clock.now() } })
    await open(0, 'act')
    for (const n of [1, 2]) await open(n)
    await tick()
    await room.db.prisma.$transaction(async (tx) => {
      await tx.practicePart.update({ where: { part: 'held' }, data: { version: 10 } })
      await tickAt('2026-11-28 00:00')
    })
    expect(await told()).toEqual([1, 2].map((n) => `h${n} fixer due-day`))
    await tickAt('2026-11-28 00:01')
    expect((await told())[0]).toBe('h0 county overdue')
  })

  test('is followed by its own later rung at once', async () => {
    module.rungs = { act: [overdue, escalation('later', { from: 'due', hours: 1 })] }
    module.runs = { act: async () => undefined }
    for (const n of [0, 1]) await room.open({ kind: 'act', subject: subject(n), dueAt: endOfDay('2026-11-24') })
    await tickAt('2026-11-25 09:00')
    expect(await told()).toEqual([0, 1].flatMap((n) => [`h${n} county overdue`, `h${n} principal later`]))
  })
})

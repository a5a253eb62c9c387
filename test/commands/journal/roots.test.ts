import { pino } from 'pino'
import { beforeEach, describe, expect, test } from 'vitest'

import { createSealer, dayRootOf, recordAll } from '../../../src/journal/index.ts'
import { randomIds } from '../../../src/lib/ids.ts'
import { tellRoot } from '../../../src/modules/journal-roots/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { StandingClock } from '../notices/notice-room.ts'
import { actOf, emptyJournal } from './journal-room.ts'

const database = useDatabase()
let clock: StandingClock
let lags: number[]
let roots: [day: string, after: bigint, position: bigint][]

beforeEach(async () => {
  await emptyJournal(database.db)
  clock = new StandingClock('2026-11-23T01:00:00Z')
  lags = []
  roots = []
})

const sealer = () =>
  createSealer({
    db: database.db,
    clock,
    logger: pino({ level: 'silent' }),
    onLag: (seconds) => lags.push(seconds),
    onRoot: async (_tx, { day, after, position }) => void roots.push([day, after, position]),
  })

const write = (...actions: string[]) => recordAll(database.db.prisma, { clock }, actions.map(actOf))
const hours = (count: number) => clock.forward(count * 3_600_000)

describe('the root of a day', () => {
  test('is kept once the day is over in Shanghai, by one of several processes, and covers what the one before does not', async () => {
    await write('one', 'two')
    const [first, second] = [sealer(), sealer()]
    await first.runOnce()
    expect(roots).toEqual([])
    // 15 hours after Monday 09:00 it is Tuesday 00:00.
    hours(15)
    await Promise.all([first.runOnce(), second.runOnce()])
    await write('three')
    await first.runOnce()
    hours(24)
    await Promise.all([first.runOnce(), second.runOnce()])
    expect(roots).toEqual([
      ['2026-11-23', 0n, 2n],
      ['2026-11-24', 2n, 3n],
    ])
    const last = await database.db.prisma.journalSeal.findUniqueOrThrow({ where: { position: 3 } })
    expect(await dayRootOf(database.db.prisma, '2026-11-24')).toEqual({ position: 3n, hash: last.hash })
  })

  test('of days on which nothing was written is not made, and after a long standstill the last day over has it', async () => {
    await write('one')
    hours(24 * 10)
    const one = sealer()
    await one.runOnce()
    hours(24)
    await one.runOnce()
    expect(roots).toEqual([['2026-12-02', 0n, 1n]])
  })

  test('leaves what was written after midnight to the next one', async () => {
    await write('one')
    hours(16)
    await write('two')
    await sealer().runOnce()
    expect(roots).toEqual([['2026-11-23', 0n, 1n]])
  })

  test('waits for rows of its day that another process has in hand', async () => {
    await write('one')
    hours(15)
    const late = sealer()
    await database.db.prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(375003)::text`
      await late.runOnce()
    })
    expect(roots).toEqual([])
    await late.runOnce()
    expect(roots).toEqual([['2026-11-23', 0n, 1n]])
  })

  test('that cannot be told is not kept: the next look repeats both', async () => {
    await write('one')
    hours(15)
    let failures = 1
    const one = createSealer({
      ...{ db: database.db, clock, logger: pino({ level: 'silent' }), onLag: () => {} },
      onRoot: async (_tx, { day, after, position }) => {
        if (failures-- > 0) throw new Error('no')
        roots.push([day, after, position])
      },
    })
    await one.runOnce()
    expect(await dayRootOf(database.db.prisma, '2026-11-23')).toBeNull()
    await one.runOnce()
    expect(roots).toHaveLength(1)
  })
})

test('the lag is how long the oldest row had waited, and nothing when none waits', async () => {
  await write('one')
  clock.forward(700)
  const one = sealer()
  await one.runOnce()
  await one.runOnce()
  expect(lags).toEqual([0.7, 0])
})

test('a sealer that runs seals what is committed, and once more when it ends', async () => {
  const one = sealer()
  one.start()
  await write('one')
  await expect.poll(() => database.db.prisma.journalSeal.count(), { interval: 20, timeout: 5_000 }).toBe(1)
  await write('two')
  await one.stop()
  expect(await database.db.prisma.journalSeal.count()).toBe(2)
})

describe('a root is told', () => {
  test('to nobody when it concerns nobody', async () => {
    await write('one')
    hours(15)
    const told = await database.db.prisma.$transaction(async (tx) => {
      await tellRoot(tx, { clock, ids: randomIds }, { day: '2026-11-23', after: 0n, position: 1n, hash: 'a' })
      return tx.notice.count({ where: { kind: 'journal-root' } })
    })
    expect(told).toBe(0)
  })
})

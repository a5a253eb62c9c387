import { beforeEach, describe, expect, test } from 'vitest'

import { openDatabase } from '../../../src/db/client.ts'
import { urlOfDatabase, withConnection } from '../../../src/db/databases.ts'
import { isConnectionLoss, isWriteConflict } from '../../../src/db/errors.ts'
import { inTransaction } from '../../../src/db/transaction.ts'
import type { Tx } from '../../../src/db/types.ts'
import { AppError } from '../../../src/lib/errors.ts'
import { useDatabase } from '../../harness/database.ts'

const database = useDatabase()
const noPause = () => 0

const addDay = (tx: Tx, on: string) => tx.calendarDay.create({ data: { on, isWorkday: true, source: '' } })
const rename = (tx: Tx, on: string, source: string) => tx.calendarDay.update({ where: { on }, data: { source } })
const days = () => database.db.prisma.calendarDay.findMany({ orderBy: { on: 'asc' } })

/** A gate that opens when all who were announced have come to it. */
function meetingOf(count: number): () => Promise<void> {
  const all = Promise.withResolvers<void>()
  let missing = count
  return () => {
    missing -= 1
    if (missing === 0) all.resolve()
    return all.promise
  }
}

beforeEach(async () => {
  await database.db.prisma.calendarDay.deleteMany()
})

describe('a transaction', () => {
  test('that throws leaves nothing behind and passes the error on', async () => {
    const refused = new AppError('wrong-state', '已关闭')
    const work = inTransaction(database.db, async (tx) => {
      await addDay(tx, '2026-10-01')
      throw refused
    })
    await expect(work).rejects.toBe(refused)
    expect(await days()).toEqual([])
  })

  test('that meets a deadlock is run again until both have happened', async () => {
    await inTransaction(database.db, async (tx) => {
      await addDay(tx, 'a')
      await addDay(tx, 'b')
    })
    const meet = meetingOf(2)
    let runs = 0
    const crossing = (first: string, second: string, source: string) =>
      inTransaction(
        database.db,
        async (tx) => {
          runs += 1
          await rename(tx, first, source)
          if (runs <= 2) await meet()
          await rename(tx, second, source)
        },
        noPause,
      )
    await Promise.all([crossing('a', 'b', 'one'), crossing('b', 'a', 'two')])
    expect(runs).toBeGreaterThanOrEqual(3)
    const sources = (await days()).map(({ source }) => source)
    expect(new Set(sources).size).toBe(1)
  })

  test('that sleeps is ended by the database, so that whoever waits for its locks does not wait for its waking', async () => {
    await inTransaction(database.db, (tx) => addDay(tx, 'a'))
    const held = Promise.withResolvers<void>()
    const others = Promise.withResolvers<void>()
    const sleeper = inTransaction(database.db, async (tx) => {
      // The usual time is longer: it only must be set.
      const [{ usual } = { usual: '0' }] = await tx.$queryRaw<{ usual: string }[]>`
        SELECT current_setting('idle_in_transaction_session_timeout') AS usual`
      expect(usual).toBe('5s')
      await tx.$executeRaw`SET LOCAL idle_in_transaction_session_timeout = '50ms'`
      await rename(tx, 'a', 'sleeper')
      held.resolve()
      await others.promise
      await rename(tx, 'a', 'sleeper awake')
    })
    const refused = expect(sleeper).rejects.toMatchObject({ code: 'external-unavailable' })
    await held.promise
    await inTransaction(database.db, (tx) => rename(tx, 'a', 'other'))
    others.resolve()
    await refused
    expect(await days()).toMatchObject([{ source: 'other' }])
  })

  test('that loses every time gives up after the fifth run', async () => {
    let runs = 0
    const losing = inTransaction(
      database.db,
      async (tx) => {
        runs += 1
        await tx.$executeRaw`DO $$ BEGIN RAISE EXCEPTION 'lost' USING ERRCODE = '40001'; END $$`
      },
      noPause,
    )
    await expect(losing).rejects.toSatisfy(isWriteConflict)
    expect(runs).toBe(5)
  })

  test('is not run again for any other refusal', async () => {
    let runs = 0
    const work = inTransaction(database.db, async (tx) => {
      runs += 1
      await addDay(tx, 'a')
      await addDay(tx, 'a')
    })
    await expect(work).rejects.toMatchObject({ code: 'P2002' })
    expect(runs).toBe(1)
  })
})

describe('an error of the database', () => {
  test('about a row that is there already is neither a lost connection nor a conflict to run again', async () => {
    const { prisma } = database.db
    await addDay(prisma, 'a')
    const refusals = await Promise.allSettled([addDay(prisma, 'a'), prisma.$executeRaw`INSERT INTO calendar_day VALUES ('a', true, '')`])
    const errors = refusals.map((refusal) => (refusal.status === 'rejected' ? refusal.reason : undefined))
    expect(errors.map(isConnectionLoss)).toEqual([false, false])
    expect(errors.map(isWriteConflict)).toEqual([false, false])
  })

  test('about a missing row reads "not found"', async () => {
    const work = inTransaction(database.db, (tx) => rename(tx, 'nowhere', ''))
    await expect(work).rejects.toMatchObject({ code: 'not-found' })
  })

  test('about a lost connection reads "unavailable", and the next transaction works', async () => {
    const cut = inTransaction(database.db, (tx) => tx.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())::text`)
    await expect(cut).rejects.toMatchObject({ code: 'external-unavailable', mayBeRetried: true })
    await inTransaction(database.db, (tx) => addDay(tx, 'after'))
    expect(await days()).toHaveLength(1)
  })

  test('about connections cut while they were idle passes: they are replaced', async () => {
    await days()
    await withConnection(urlOfDatabase(database.url, 'postgres'), (connection) =>
      connection.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
        new URL(database.url).pathname.slice(1),
      ]),
    )
    await expect.poll(days).toEqual([])
  })

  test('about a database that cannot be reached reads "unavailable"', async () => {
    const nowhere = openDatabase('postgresql://nobody@127.0.0.1:1/nowhere')
    await expect(inTransaction(nowhere, (tx) => tx.calendarDay.findMany())).rejects.toMatchObject({ code: 'external-unavailable' })
    await nowhere.close()
  })
})

import { describe, expect, test } from 'vitest'

import { Prisma } from '../../../src/db/generated/client.ts'
import { inTransaction } from '../../../src/db/transaction.ts'
import type { Tx } from '../../../src/db/types.ts'
import { useDatabase } from '../../harness/database.ts'

const database = useDatabase()

/** One of everything that a statement of ours reads or is given. */
const columns = Prisma.sql`SELECT 1::int AS n, 9007199254740993::int8 AS big, 1.50::numeric AS exact, 0.5::float8 AS real, true AS yes,
  'text'::text AS text, NULL::text AS none, '{"a":[1]}'::jsonb AS json, ARRAY['a','b']::text[] AS list, ARRAY[]::text[] AS empty,
  '2026-11-23T09:00:00.123+08:00'::timestamptz AS at, '2026-11-23'::date AS day, '\\x00ff'::bytea AS bytes`

const given = (at: Date, n: bigint, list: string[]) => Prisma.sql`SELECT ${at}::timestamptz AS at, ${n}::int8 AS n, ${list}::text[] AS list,
  ${JSON.stringify({ a: 1 })}::jsonb AS json, ${null}::text AS none, ${true}::boolean AS yes, ${1.5}::float8 AS real`

const alike = async (sql: Prisma.Sql) => {
  const outside = await database.db.prisma.$queryRaw(sql)
  const inside = await inTransaction(database.db, (tx) => tx.$queryRaw(sql))
  expect(inside).toEqual(outside)
  return inside
}

describe('raw SQL inside a transaction', () => {
  test('reads every kind of column as outside', async () => {
    expect(await alike(columns)).toMatchObject([{ big: 9_007_199_254_740_993n, at: new Date('2026-11-23T01:00:00.123Z') }])
  })

  test('takes every kind of value as outside, whatever the zone of the machine', async () => {
    expect(await alike(given(new Date('2026-07-01T16:00:00.001Z'), 12n, ['甲', "o'", '{,}']))).toMatchObject([
      { list: ['甲', "o'", '{,}'] },
    ])
  })

  test('is on the connection of the calls on models, and undone with them', async () => {
    const key = { appId: 'cli_1', openId: 'ou_1' }
    const row = { ...key, tenantKey: 't', personId: 'p', createdAt: new Date() }
    const undone = inTransaction(database.db, async (tx) => {
      await tx.account.create({ data: row })
      expect(await tx.$executeRaw`UPDATE account SET person_id = 'q' WHERE open_id = ${key.openId}`).toBe(1)
      expect(await tx.account.findUnique({ where: { appId_openId: key } })).toMatchObject({ personId: 'q' })
      throw new Error('undo')
    })
    await expect(undone).rejects.toThrow('undo')
    expect(await database.db.prisma.account.count()).toBe(0)
  })

  test('is refused once the transaction is over: the connection may be somebody else’s', async () => {
    const over: Tx[] = []
    await inTransaction(database.db, async (tx) => over.push(tx))
    const undone = inTransaction(database.db, async (tx) => {
      over.push(tx)
      throw new Error('no')
    })
    await expect(undone).rejects.toThrow('no')
    for (const tx of over) await expect(tx.$executeRaw`SELECT 1`).rejects.toThrow('the transaction is over')
    expect(over).toHaveLength(2)
  })

  test('asked at once with calls on models is sent one after the other', async () => {
    const warned: string[] = []
    const hear = (warning: Error) => warned.push(warning.message)
    process.on('warning', hear)
    const read = await inTransaction(database.db, (tx) =>
      Promise.all([tx.$queryRaw`SELECT 1 AS n`, tx.account.count(), tx.$queryRaw`SELECT 2 AS n`, tx.person.count()]),
    )
    await new Promise(setImmediate)
    process.off('warning', hear)
    expect(read).toEqual([[{ n: 1 }], 0, [{ n: 2 }], 0])
    expect(warned).toEqual([])
  })

  test('that is refused leaves the next one its turn', async () => {
    const after = await inTransaction(database.db, async (tx) => {
      await tx.$executeRaw`SAVEPOINT here`
      await expect(tx.$queryRaw`SELECT 1 / 0`).rejects.toThrow('division by zero')
      await tx.$executeRaw`ROLLBACK TO SAVEPOINT here`
      return tx.$queryRaw`SELECT 3 AS n`
    })
    expect(after).toEqual([{ n: 3 }])
  })

  test('of two transactions at once stays with its own', async () => {
    const pidOf = async (tx: Tx) => (await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`)[0]?.pid
    const pids = await inTransaction(database.db, async (outer) => {
      const inner = await inTransaction(database.db, pidOf)
      return [await pidOf(outer), inner, await pidOf(outer)]
    })
    expect(pids[0]).toBe(pids[2])
    expect(pids[0]).not.toBe(pids[1])
  })
})

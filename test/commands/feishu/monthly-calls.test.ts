import { beforeEach, describe, expect, test } from 'vitest'

import { MonthlyCalls } from '../../../src/feishu/monthly-calls.ts'
import type { OperatorMatter } from '../../../src/notices/types.ts'
import { useDatabase } from '../../harness/database.ts'

const database = useDatabase()
beforeEach(async () => {
  await database.db.prisma.$executeRaw`TRUNCATE api_calls`
})

/** Counters of replicas that share one table, and everything operators are told. */
function counters(allowance: number | undefined, at = { now: new Date('2026-11-30T15:00:00Z') }) {
  const matters: OperatorMatter[] = []
  const totals: number[] = []
  const tellOperator = async (matter: OperatorMatter) => void matters.push(matter)
  const machine = { now: () => at.now }
  const counter = () =>
    new MonthlyCalls({ db: database.db, machine, allowance, tellOperator, onTotal: (_app, calls) => totals.push(calls) })
  return { counter, matters, totals, at }
}

const call = (counter: MonthlyCalls, times: number, appId = 'cli_1') => {
  for (let made = 0; made < times; made += 1) counter.count(appId)
  return counter.flush()
}

describe('calls of a month', () => {
  test('are added up over replicas, each app for itself', async () => {
    const { counter, totals } = counters(undefined)
    const one = counter()
    await call(one, 3)
    await call(counter(), 4)
    await call(one, 5, 'cli_2')
    expect(totals).toEqual([3, 7, 5])
    await one.flush()
    expect(totals).toHaveLength(3)
  })

  test('begin anew with the month in Shanghai', async () => {
    const { counter, totals, at } = counters(undefined)
    const one = counter()
    await call(one, 3)
    at.now = new Date('2026-11-30T16:00:00Z')
    await call(one, 2)
    expect(totals).toEqual([3, 2])
  })

  test('are told to the operator at 70 % and at 90 %, and at nothing in between', async () => {
    const { counter, matters } = counters(100)
    const one = counter()
    await call(one, 69)
    expect(matters).toEqual([])
    for (const more of [1, 5, 14, 1, 5]) await call(one, more)
    expect(matters.map(({ dedupeKey }) => dedupeKey)).toEqual(['monthly-calls:cli_1:2026-11:0.7', 'monthly-calls:cli_1:2026-11:0.9'])
  })

  test('are told to nobody where no limit is known', async () => {
    const { counter, matters } = counters(undefined)
    await call(counter(), 5_000)
    expect(matters).toEqual([])
  })

  test('that could not be kept are kept next time', async () => {
    const { counter, totals } = counters(undefined)
    const one = counter()
    await database.db.prisma.$executeRaw`ALTER TABLE api_calls RENAME TO api_calls_away`
    await expect(call(one, 3)).rejects.toThrow()
    await database.db.prisma.$executeRaw`ALTER TABLE api_calls_away RENAME TO api_calls`
    await one.flush()
    expect(totals).toEqual([3])
  })
})

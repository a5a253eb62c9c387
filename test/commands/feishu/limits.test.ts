import { beforeEach, describe, expect, test } from 'vitest'

import { Gate } from '../../../src/feishu/gate.ts'
import { forgetSlots, holdBack, type Limit, limitsFor, takeSlots } from '../../../src/feishu/limits.ts'
import { useDatabase } from '../../harness/database.ts'

const database = useDatabase()
beforeEach(async () => {
  await database.db.prisma.$executeRaw`TRUNCATE send_slot`
})

const method = limitsFor.method('create', 'cli_1')
const wang = limitsFor.recipient('cli_1', 'ou_wang')
const take = (limits: readonly Limit[], nowMs: number) => takeSlots(database.db, [limits], nowMs).then(([wait = 0]) => wait)

/** Takes as fast as the limits let one, from several replicas, in simulated time. @returns the instant of each slot. */
async function saturate(limit: Limit, { forMs, atOnce }: { forMs: number; atOnce: number }): Promise<number[]> {
  const granted: number[] = []
  let nowMs = 0
  while (nowMs < forMs) {
    const waits = await takeSlots(
      database.db,
      Array.from({ length: atOnce }, () => [limit]),
      nowMs,
    )
    granted.push(...waits.filter((wait) => wait === 0).map(() => nowMs))
    nowMs += Math.min(...waits.map((wait) => Math.max(1, wait)))
  }
  return granted
}

/** Most slots in any window of this length, each call arriving up to `jitterMs` late. */
function most(granted: readonly number[], windowMs: number, jitterMs: number): number {
  return Math.max(...granted.map((from) => granted.filter((at) => at >= from && at < from + windowMs + jitterMs).length))
}

describe('what may go out', () => {
  test('by one method of one app never meets a limit of the platform, and leaves less than 5 % of it unused', async () => {
    const granted = await saturate(method, { forMs: 90_000, atOnce: 40 })
    expect(most(granted, 1_000, 130)).toBeLessThanOrEqual(50)
    expect(most(granted, 60_000, 750)).toBeLessThanOrEqual(1_000)
    expect(granted.filter((at) => at < 60_000).length).toBeGreaterThanOrEqual(950)
    expect(granted.filter((at) => at >= 30_000).length).toBeGreaterThanOrEqual(950)
    expect(granted.filter((at) => at < 1_000).length).toBeGreaterThanOrEqual(47)
  })

  test('to one person is at most five in any second, two a second for long', async () => {
    const granted = await saturate(wang, { forMs: 20_000, atOnce: 3 })
    expect(most(granted, 1_000, 450)).toBeLessThanOrEqual(5)
    expect(granted.length).toBeGreaterThanOrEqual(42)
  })

  test('is taken from all limits or from none', async () => {
    for (let turn = 0; turn < wang.burst; turn += 1) expect(await take([method, wang], 0)).toBe(0)
    expect(await take([method, wang], 0)).toBe(500)
    for (let left = method.burst - wang.burst; left > 0; left -= 1) expect(await take([method], 0)).toBe(0)
    expect(await take([method], 0)).toBeGreaterThan(0)
  })

  test('is the same for one statement and for many', async () => {
    const waits = await takeSlots(
      database.db,
      Array.from({ length: method.burst + 3 }, () => [method]),
      0,
    )
    expect(waits.filter((wait) => wait === 0)).toHaveLength(method.burst)
    expect(waits.slice(method.burst)).toEqual([1, 2, 3].map((place) => Math.ceil(place * method.intervalMs)))
  })

  test('is not more when several replicas use a key for the first time at once', async () => {
    const asks = Array.from({ length: 6 }, () =>
      takeSlots(
        database.db,
        Array.from({ length: method.burst }, () => [method]),
        0,
      ),
    )
    const waits = (await Promise.all(asks)).flat()
    expect(waits.filter((wait) => wait === 0)).toHaveLength(method.burst)
  })

  test('is nothing, from any replica, until the platform says so', async () => {
    await take([method], 0)
    await holdBack(database.db, method, 7_000)
    expect(await take([method], 0)).toBe(7_000)
    expect(await take([method], 6_999)).toBe(1)
    expect(await take([method], 7_000)).toBe(0)
    expect(await take([method], 7_000)).toBe(Math.ceil(method.intervalMs))
  })

  test('is forgotten when it limits nobody any more', async () => {
    await take([method, wang], 0)
    expect(await forgetSlots(database.db, 30_000)).toBe(0)
    expect(await forgetSlots(database.db, 120_000)).toBe(2)
    expect(await take([method, wang], 120_000)).toBe(0)
  })
})

describe('who waits for the same limit', () => {
  /** A line that is full; who is let through next is noted. */
  function fullLine() {
    let nowMs = 0
    const gate = new Gate(database.db, () => nowMs)
    const through: string[] = []
    const enter = async (name: string, limits: readonly [Limit, ...Limit[]], urgency: 'major' | 'ordinary') => {
      if ((await gate.enter(limits, urgency)) === 0) through.push(name)
    }
    return {
      enter,
      through,
      pass: (ms: number) => (nowMs += ms),
      fill: () =>
        takeSlots(
          database.db,
          Array.from({ length: method.burst }, () => [method]),
          0,
        ),
    }
  }

  test('is let through by urgency', async () => {
    const { enter, through, pass, fill } = fullLine()
    await fill()
    const ordinary = enter('ordinary', [method], 'ordinary')
    const major = enter('major', [method], 'major')
    pass(method.intervalMs)
    await major
    expect(through).toEqual(['major'])
    pass(method.intervalMs)
    await ordinary
    expect(through).toEqual(['major', 'ordinary'])
  })

  test('does not wait for somebody who is told too much', async () => {
    const { enter, through } = fullLine()
    await takeSlots(
      database.db,
      Array.from({ length: wang.burst }, () => [wang]),
      0,
    )
    await holdBack(database.db, wang, 60_000)
    await enter('wang', [method, wang], 'major')
    await enter('li', [method, limitsFor.recipient('cli_1', 'ou_li')], 'ordinary')
    expect(through).toEqual(['li'])
  })
})

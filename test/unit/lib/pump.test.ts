import { expect, test } from 'vitest'

import { type Job, Pump } from '../../../src/lib/pump.ts'

/** A store of jobs; `log` says what became of each, `open` ends one that was begun. */
function workshop(count: number) {
  const left = Array.from({ length: count }, (_, n) => n)
  const log: string[] = []
  const rooms: number[] = []
  const gates = new Map<number, PromiseWithResolvers<void>>()
  const jobOf = (n: number): Job => ({
    size: 1,
    giveBack: async () => void log.push(`back ${n}`),
    run: async () => {
      log.push(`begin ${n}`)
      const gate = Promise.withResolvers<void>()
      gates.set(n, gate)
      await gate.promise
    },
  })
  const failures: unknown[] = []
  const claim = async (room: number) => {
    rooms.push(room)
    return left.splice(0, room).map(jobOf)
  }
  const pump = new Pump({ width: 2, claim, failed: (error) => failures.push(error) })
  const begun = (n: number) => expect.poll(() => gates.has(n)).toBe(true)
  return {
    pump,
    log,
    rooms,
    failures,
    left,
    begun,
    open: (n: number) => gates.get(n)?.resolve(),
    break: (n: number) => gates.get(n)?.reject(new Error(`job ${n}`)),
  }
}

test('at most two jobs run at once, and one that hangs holds up nobody', async () => {
  const { pump, log, begun, open } = workshop(5)
  pump.wake()
  await begun(1)
  expect(log).toEqual(['begin 0', 'begin 1'])
  for (const n of [1, 2, 3]) {
    open(n)
    await begun(n + 1)
  }
  expect(log).toEqual(['begin 0', 'begin 1', 'begin 2', 'begin 3', 'begin 4'])
  open(4)
  open(0)
  await pump.drained()
  expect(pump.handled).toBe(5)
})

test('a job that throws is reported and the next one runs', async () => {
  const shop = workshop(3)
  shop.pump.wake()
  await shop.begun(1)
  shop.break(0)
  await shop.begun(2)
  shop.open(1)
  shop.open(2)
  await shop.pump.drained()
  expect(shop.failures).toEqual([new Error('job 0')])
})

test('a claim that fails is reported and ends the look for work', async () => {
  const failures: unknown[] = []
  const pump = new Pump({ width: 2, claim: () => Promise.reject(new Error('database away')), failed: (error) => failures.push(error) })
  pump.wake()
  await pump.drained()
  expect(failures).toEqual([new Error('database away')])
})

test('a wake-up during a claim is followed by another claim', async () => {
  const { pump, rooms } = workshop(0)
  pump.wake()
  pump.wake()
  pump.wake()
  await pump.drained()
  expect(rooms).toEqual([4, 4])
})

test('closing gives back what was not begun and waits for what was', async () => {
  const { pump, log, begun, open, left } = workshop(6)
  pump.wake()
  await begun(1)
  const closed = pump.close()
  open(0)
  open(1)
  await closed
  expect(log).toEqual(['begin 0', 'begin 1', 'back 2', 'back 3'])
  pump.wake()
  expect(pump.isBusy).toBe(false)
  expect(left).toEqual([4, 5])
})

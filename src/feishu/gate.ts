import type { Database } from '../db/types.ts'
import type { Urgency } from '../notices/types.ts'
import { type Limit, takeSlots } from './limits.ts'

/** How much later than the others somebody may be let through, milliseconds: the order of those who wait, and no starving. */
const yieldsMs: Readonly<Record<Urgency, number>> = { major: 0, answer: 1_000, ordinary: 5_000 }

/** Longest wait for a slot, milliseconds; after it the notice is put back. */
const patienceMs = 10_000

/** Most askers in one statement. */
const mostAtOnce = 32

interface Waiting {
  readonly limits: readonly Limit[]
  /** Served in this order: the instant of coming, plus what its urgency yields. */
  readonly turn: number
  endsAt: number
  notBefore: number
  readonly done: (waitMs: number) => void
  readonly failed: (error: unknown) => void
}

interface Line {
  readonly waiting: Waiting[]
  /** Somebody has come: what is slept for may be over. */
  wake: () => void
}

/**
 * Where calls of one process wait for their slots: one line a first limit, which is the method of an app.
 *
 * The next in line are asked for together, so that a burst takes one statement; who waits only for his own recipient holds up
 * nobody behind him.
 */
export class Gate {
  readonly #db: Database
  readonly #machineNow: () => number
  readonly #lines = new Map<string, Line>()
  #patienceMs = patienceMs

  constructor(db: Database, machineNow: () => number) {
    this.#db = db
    this.#machineNow = machineNow
  }

  /** @returns 0 when there is a slot now, else milliseconds after which to come again. @throws when the database is away. */
  enter(limits: readonly [Limit, ...Limit[]], urgency: Urgency): Promise<number> {
    return new Promise((done, failed) => {
      const now = performance.now()
      const one: Waiting = { limits, turn: now + yieldsMs[urgency], endsAt: now + this.#patienceMs, notBefore: 0, done, failed }
      const { key } = limits[0]
      const line = this.#lines.get(key)
      if (line === undefined) {
        this.#lines.set(key, { waiting: [one], wake: () => undefined })
        void this.#serve(key)
      } else {
        line.waiting.push(one)
        line.wake()
      }
    })
  }

  /** The program ends: who waits is let through within a second or sent away. */
  hurry(): void {
    this.#patienceMs = 1_000
    const endsAt = performance.now() + this.#patienceMs
    for (const line of this.#lines.values()) {
      for (const one of line.waiting) one.endsAt = Math.min(one.endsAt, endsAt)
      line.wake()
    }
  }

  async #serve(key: string): Promise<void> {
    const line = this.#lines.get(key)
    while (line !== undefined && line.waiting.length > 0) {
      const now = performance.now()
      const ready = line.waiting.filter(({ notBefore }) => notBefore <= now)
      const asking = ready.sort((one, other) => one.turn - other.turn).slice(0, mostAtOnce)
      if (asking.length > 0) await this.#ask(line.waiting, asking)
      else await sleep(line, Math.min(...line.waiting.map(({ notBefore }) => notBefore)) - now)
    }
    this.#lines.delete(key)
  }

  async #ask(line: Waiting[], asking: readonly Waiting[]): Promise<void> {
    try {
      const waits = await takeSlots(
        this.#db,
        asking.map(({ limits }) => limits),
        this.#machineNow(),
      )
      const now = performance.now()
      asking.forEach((one, index) => {
        const waitMs = waits[index] ?? 0
        one.notBefore = now + waitMs
        if (waitMs === 0 || one.notBefore > one.endsAt) leave(line, one).done(waitMs)
      })
    } catch (error) {
      for (const one of asking) leave(line, one).failed(error)
    }
  }
}

function sleep(line: Line, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, Math.max(1, ms))
    line.wake = () => {
      clearTimeout(timer)
      resolve()
    }
  })
}

function leave(line: Waiting[], one: Waiting): Waiting {
  line.splice(line.indexOf(one), 1)
  return one
}

import type { Database } from '../db/types.ts'
import type { Clock } from '../lib/clock.ts'

/** Between two tries while an app stands still, milliseconds of the machine. */
const probeMs = 60_000

/** How long what was read about pauses is believed, milliseconds of the machine. */
const freshMs = 1_000

const wholeApp = '*'

export interface Standstill {
  readonly waitMs: number
  readonly reason: string
}

export interface PauseDeps {
  readonly db: Database
  readonly clock: Clock
  readonly machineNow: () => number
}

/**
 * Apps, or methods of them, that the platform refuses as a whole: nothing is sent through them, so that one fault does not end
 * hundreds of notices. Once a minute one call is let through in all replicas together; when it succeeds the pause is over.
 */
export class Pauses {
  readonly #deps: PauseDeps
  #rows: readonly { appId: string; method: string; reason: string; probeAt: number }[] = []
  #readAtMs = Number.NEGATIVE_INFINITY
  #reading: Promise<void> | undefined

  constructor(deps: PauseDeps) {
    this.#deps = deps
  }

  /** Why a call has to wait; undefined when it may be made, be it as the one that tries. */
  async standing(appId: string, method: string): Promise<Standstill | undefined> {
    await this.#read()
    const rows = this.#rows.filter((row) => row.appId === appId && (row.method === method || row.method === wholeApp))
    for (const row of rows) {
      const now = this.#deps.machineNow()
      if (now < row.probeAt) return { waitMs: row.probeAt - now, reason: row.reason }
      const { count } = await this.#deps.db.prisma.appPause.updateMany({
        where: { appId, method: row.method, probeAt: { lte: now } },
        data: { probeAt: now + probeMs },
      })
      if (count === 0) return { waitMs: probeMs, reason: row.reason }
    }
    return undefined
  }

  /** The platform refused a call in a way that concerns all of them. @returns whether this is news. */
  async begin(appId: string, method: string | undefined, reason: string): Promise<boolean> {
    const { db, clock, machineNow } = this.#deps
    const key = { appId, method: method ?? wholeApp }
    const probeAt = machineNow() + probeMs
    const { count } = await db.prisma.appPause.createMany({ data: [{ ...key, reason, since: clock.now(), probeAt }], skipDuplicates: true })
    if (count === 0) await db.prisma.appPause.updateMany({ where: key, data: { reason, probeAt } })
    this.#readAtMs = Number.NEGATIVE_INFINITY
    return count > 0
  }

  /** A call succeeded. @returns whether that ended a pause. */
  async succeeded(appId: string, method: string): Promise<boolean> {
    if (!this.#rows.some((row) => row.appId === appId && (row.method === method || row.method === wholeApp))) return false
    const { count } = await this.#deps.db.prisma.appPause.deleteMany({ where: { appId, method: { in: [method, wholeApp] } } })
    this.#readAtMs = Number.NEGATIVE_INFINITY
    return count > 0
  }

  async #read(): Promise<void> {
    if (this.#deps.machineNow() - this.#readAtMs < freshMs) return
    this.#reading ??= this.#readNow().finally(() => {
      this.#reading = undefined
    })
    await this.#reading
  }

  async #readNow(): Promise<void> {
    const readAtMs = this.#deps.machineNow()
    this.#rows = await this.#deps.db.prisma.appPause.findMany()
    this.#readAtMs = readAtMs
  }
}

import { openSync, readSync, writeSync } from 'node:fs'

import { type Clock, systemClock, TurnableClock } from '../../../src/lib/clock.ts'

/** Bytes of one distance to the machine's own time. */
const wide = 8
const places = { domain: 0, machine: wide } as const

/**
 * The times of a test that runs over several processes: each distance lies in a file that all of them read at every look, so
 * that no two of them ever disagree, not even one that was frozen in between.
 */
export class SharedClocks {
  readonly #file: number
  readonly #bytes = Buffer.alloc(wide)
  /** Time of leases and limits; turned on where a test does not want to wait for them. */
  readonly machine: Clock = { now: () => this.#at('machine') }
  /** Domain time, as a replica sees it. */
  readonly clock: Clock = { now: () => this.#at('domain') }

  /** @param isNew - true in the process that makes the file. */
  constructor(path: string, isNew = false) {
    this.#file = openSync(path, isNew ? 'w+' : 'r')
    if (isNew) for (const place of Object.values(places)) this.#write(place, 0)
  }

  /** Lets machine time leap, as if nobody had done anything meanwhile. */
  leap(byMs: number): void {
    this.#write(places.machine, this.#read(places.machine) + byMs)
  }

  /** Domain time for the emulator, which turns it; what it turns is written for the replicas. */
  turnable(startsAt: Date): TurnableClock {
    const clock = new WrittenClock((offsetMs) => this.#write(places.domain, offsetMs))
    clock.reset(startsAt)
    return clock
  }

  #at(place: keyof typeof places): Date {
    return new Date(systemClock.now().getTime() + this.#read(places[place]))
  }

  #read(place: number): number {
    readSync(this.#file, this.#bytes, 0, wide, place)
    return this.#bytes.readDoubleLE()
  }

  #write(place: number, offsetMs: number): void {
    this.#bytes.writeDoubleLE(offsetMs)
    writeSync(this.#file, this.#bytes, 0, wide, place)
  }
}

class WrittenClock extends TurnableClock {
  readonly #write: (offsetMs: number) => void

  constructor(write: (offsetMs: number) => void) {
    super()
    this.#write = write
  }

  override turnTo(to: Date): void {
    super.turnTo(to)
    this.#write(this.offsetMs)
  }

  override reset(to: Date): void {
    super.reset(to)
    this.#write(this.offsetMs)
  }
}

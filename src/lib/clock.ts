/** The only source of domain time. Instants are UTC; dates people read are Asia/Shanghai (see calendar.ts). */
export interface Clock {
  /** The present instant, millisecond precision. */
  now(): Date
}

/** The machine's own time. */
export const systemClock: Clock = { now: () => new Date() }

/**
 * A clock that runs at real speed and can be turned forward: practice time.
 *
 * Practice time drives deadlines, quiet hours, calendars and journal times; rate limits, leases and timeouts stay on
 * machine time, because they protect real sockets.
 */
export class TurnableClock implements Clock {
  #offsetMs: number
  readonly #machine: Clock

  constructor(options: { offsetMs?: number; machine?: Clock } = {}) {
    this.#offsetMs = options.offsetMs ?? 0
    this.#machine = options.machine ?? systemClock
  }

  /** Distance to machine time in milliseconds; keep it with the data so that a restart continues where it was. */
  get offsetMs(): number {
    return this.#offsetMs
  }

  now(): Date {
    return new Date(this.#machine.now().getTime() + this.#offsetMs)
  }

  /**
   * Turns the clock to an instant.
   *
   * @throws RangeError when `to` lies before the present practice time: deadlines already claimed cannot be unclaimed.
   */
  turnTo(to: Date): void {
    const distanceMs = to.getTime() - this.now().getTime()
    if (distanceMs < -1000) throw new RangeError('practice time cannot run backwards')
    this.#offsetMs += Math.max(0, distanceMs)
  }

  /** Sets the clock without the forward-only check: only for a room that starts anew. */
  reset(to: Date): void {
    this.#offsetMs = to.getTime() - this.#machine.now().getTime()
  }
}

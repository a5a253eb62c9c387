import type { Clock } from '../../lib/clock.ts'

/** Longest timer; a later instant is approached in steps of it. */
const longestWaitMs = 3_600_000

/** Rings at an instant of practice time while the clock simply runs. Set it again whenever the clock was turned. */
export class AlarmClock {
  readonly #clock: Clock
  readonly #ring: () => Promise<void>
  #timer: NodeJS.Timeout | undefined

  constructor(clock: Clock, ring: () => Promise<void>) {
    this.#clock = clock
    this.#ring = ring
  }

  set(at: Date | null): void {
    clearTimeout(this.#timer)
    if (at === null) return
    const waitMs = at.getTime() - this.#clock.now().getTime()
    this.#timer = setTimeout(
      () => {
        if (waitMs > longestWaitMs) this.set(at)
        else void this.#ring()
      },
      Math.min(Math.max(waitMs, 0), longestWaitMs),
    )
    this.#timer.unref()
  }
}

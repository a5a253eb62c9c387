import type { Clock } from '../../lib/clock.ts'
import { PlatformError, refuse } from './errors.ts'

type Window = { startedAtMs: number; count: number }

/** Counts calls in windows that begin with the first call; machine time, because real programs wait for it. */
export class Limits {
  readonly #windows = new Map<string, Window>()
  readonly #machine: Clock
  #sweepAtMs = 0

  constructor(machine: Clock) {
    this.#machine = machine
  }

  clear(): void {
    this.#windows.clear()
  }

  /** Takes one of `limit` per `windowMs` under `key`; gives the milliseconds to wait when there is none left, else 0. */
  take(key: string, limit: number, windowMs: number): number {
    const now = this.#machine.now().getTime()
    this.#sweep(now)
    const window = this.#windows.get(key)
    if (!window || now - window.startedAtMs >= windowMs) {
      this.#windows.set(key, { startedAtMs: now, count: 1 })
      return 0
    }
    if (window.count >= limit) return window.startedAtMs + windowMs - now
    window.count += 1
    return 0
  }

  /**
   * The gateway's tier of one API and app: 50 a second and 1,000 a minute unless the page of the API says otherwise (api-call-guide/uUzN04SN3QjL1cDN).
   *
   * @throws PlatformError 99991400, HTTP 429, with `x-ogw-ratelimit-limit` and `x-ogw-ratelimit-reset` (seconds).
   */
  takeTier(key: string, tier: { perSecond: number; perMinute: number }): void {
    const second = this.take(`${key} s`, tier.perSecond, 1000)
    const minute = second === 0 ? this.take(`${key} m`, tier.perMinute, 60_000) : 0
    if (second === 0 && minute === 0) return
    throw new PlatformError(99991400, 'request trigger frequency limit', {
      status: 429,
      headers: {
        'x-ogw-ratelimit-limit': String(second > 0 ? tier.perSecond : tier.perMinute),
        'x-ogw-ratelimit-reset': String(Math.max(1, Math.ceil((second + minute) / 1000))),
      },
    })
  }

  /**
   * 5 a second to one recipient, to one chat, and updates of one message (im-v1/message/create, im-v1/message-card/patch).
   *
   * @throws PlatformError 230020.
   */
  takeFive(kind: 'person' | 'chat' | 'update', key: string): void {
    if (this.take(`${kind} ${key}`, 5, 1000) > 0) throw refuse(230020)
  }

  /** Forgets windows that ended, now and then: keys are message ids and would pile up. */
  #sweep(now: number): void {
    if (now < this.#sweepAtMs) return
    this.#sweepAtMs = now + 60_000
    for (const [key, window] of this.#windows) if (now - window.startedAtMs > 60_000) this.#windows.delete(key)
  }
}

/** Tier of most APIs of im, contact and cardkit. */
export const ordinaryTier = { perSecond: 50, perMinute: 1000 }

import type { Clock } from '../../lib/clock.ts'
import type { PlatformIds } from '../ids.ts'

/** A token lives two hours; with half an hour or more left the same one is given out (tenant_access_token_internal). Practice time. */
const lifetimeMs = 7_200_000
const renewBelowMs = 1_800_000

type Token = { readonly token: string; readonly appId: string; readonly expiresAtMs: number }

/** Tenant access tokens of all apps. */
export class Tokens {
  readonly #byToken = new Map<string, Token>()
  readonly #newest = new Map<string, Token>()
  #watch: (token: Token) => void = () => undefined
  readonly #clock: Clock
  readonly #ids: PlatformIds

  constructor(clock: Clock, ids: PlatformIds) {
    this.#clock = clock
    this.#ids = ids
  }

  /** The app's token and the seconds it still lives. */
  issue(appId: string): { token: string; expire: number } {
    const now = this.#clock.now().getTime()
    let newest = this.#newest.get(appId)
    if (!newest || newest.expiresAtMs - now < renewBelowMs) {
      newest = { token: this.#ids.tenantToken(), appId, expiresAtMs: now + lifetimeMs }
      this.restore(newest)
      this.#watch(newest)
      for (const [token, { expiresAtMs }] of this.#byToken) if (expiresAtMs <= now) this.#byToken.delete(token)
    }
    return { token: newest.token, expire: Math.floor((newest.expiresAtMs - now) / 1000) }
  }

  /** The app a living token belongs to. */
  appId(token: string): string | undefined {
    const known = this.#byToken.get(token)
    return known && known.expiresAtMs > this.#clock.now().getTime() ? known.appId : undefined
  }

  /** Calls `listener` for each one issued from now on. */
  watch(listener: (token: Token) => void): void {
    this.#watch = listener
  }

  /** Takes a token as it is; one issued later is the newer. */
  restore(token: Token): void {
    this.#byToken.set(token.token, token)
    this.#newest.set(token.appId, token)
  }

  clear(): void {
    this.#byToken.clear()
    this.#newest.clear()
  }
}

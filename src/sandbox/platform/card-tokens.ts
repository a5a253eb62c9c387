import type { Clock } from '../../lib/clock.ts'
import type { PlatformIds } from '../ids.ts'
import { PlatformError } from './errors.ts'

/** A token of one interaction serves 30 minutes and two updates (im-v1/message-card/uMDO1YjLzgTN24yM4UjN). Practice time. */
const lifetimeMs = 1_800_000
const mostUses = 2

type CardToken = {
  readonly token: string
  readonly appId: string
  readonly messageId: string
  readonly expiresAtMs: number
  answered: boolean
  uses: number
}

/** A token whose callback is over; after a restart all are. */
export type KeptCardToken = Omit<CardToken, 'answered'>

/** The `c-…` tokens that card callbacks carry, for the delayed update. */
export class CardTokens {
  readonly #byToken = new Map<string, CardToken>()
  #watch: (token: KeptCardToken) => void = () => undefined
  readonly #inAnswer = new Map<string, number>()
  readonly #clock: Clock
  readonly #ids: PlatformIds

  constructor(clock: Clock, ids: PlatformIds) {
    this.#clock = clock
    this.#ids = ids
  }

  /** Opens an interaction with a message's card. */
  open(appId: string, messageId: string): string {
    const now = this.#clock.now().getTime()
    for (const [token, { expiresAtMs }] of this.#byToken) {
      if (expiresAtMs + lifetimeMs > now) break
      this.#byToken.delete(token)
    }
    const token = this.#ids.cardToken()
    this.#byToken.set(token, { token, appId, messageId, expiresAtMs: now + lifetimeMs, answered: false, uses: 0 })
    this.#inAnswer.set(messageId, (this.#inAnswer.get(messageId) ?? 0) + 1)
    return token
  }

  /** The callback has been answered, or never will be: from now on the token may be used. */
  close(token: string): void {
    const known = this.#byToken.get(token)
    if (!known || known.answered) return
    known.answered = true
    this.#tell(known)
    const left = (this.#inAnswer.get(known.messageId) ?? 1) - 1
    if (left > 0) this.#inAnswer.set(known.messageId, left)
    else this.#inAnswer.delete(known.messageId)
  }

  /** True while a press of this card still waits for its answer. */
  isInteracting(messageId: string): boolean {
    return this.#inAnswer.has(messageId)
  }

  /**
   * Takes one of the two updates.
   *
   * @returns the message whose card may be replaced.
   * @throws PlatformError 300020 unknown, 200310 of another app, 300030 expired, 300040 used up, 300090 before the callback was answered
   * (the page promises a failure there without naming a code).
   */
  use(appId: string, token: string): string {
    const known = this.#byToken.get(token)
    if (!known) throw new PlatformError(300020, 'token is invalid')
    if (known.appId !== appId) throw new PlatformError(200310, 'app is not the sender of the card')
    if (known.expiresAtMs <= this.#clock.now().getTime()) throw new PlatformError(300030, 'token is expired')
    if (known.uses >= mostUses) throw new PlatformError(300040, 'token has been used up')
    // The page orders: first answer the callback, then update; earlier or parallel updates fail.
    if (!known.answered) throw new PlatformError(300090, 'the callback has not been answered')
    known.uses += 1
    this.#tell(known)
    return known.messageId
  }

  /** Calls `listener` for each one that is answered or used from now on. */
  watch(listener: (token: KeptCardToken) => void): void {
    this.#watch = listener
  }

  restore(token: KeptCardToken): void {
    this.#byToken.set(token.token, { ...token, answered: true })
  }

  #tell({ token, appId, messageId, expiresAtMs, uses }: CardToken): void {
    this.#watch({ token, appId, messageId, expiresAtMs, uses })
  }

  clear(): void {
    this.#byToken.clear()
    this.#inAnswer.clear()
  }
}

import type { Clock } from '../../lib/clock.ts'

/** The same uuid sends at most one message within one hour (im-v1/message/create). Practice time. */
const rememberedMs = 3_600_000

type Entry = { readonly key: string; readonly messageId: string; readonly atMs: number }

/** Which uuid has sent which message; a repeat is answered with the first message. */
export class UuidMap {
  /** Oldest first, so that forgetting stops at the first young one. */
  readonly #entries = new Map<string, Entry>()
  #watch: (entry: Entry) => void = () => undefined
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  find(appId: string, uuid: string): string | undefined {
    const horizon = this.#clock.now().getTime() - rememberedMs
    for (const [key, entry] of this.#entries) {
      if (entry.atMs > horizon) break
      this.#entries.delete(key)
    }
    return this.#entries.get(`${appId} ${uuid}`)?.messageId
  }

  remember(appId: string, uuid: string, messageId: string): void {
    const key = `${appId} ${uuid}`
    const entry = { key, messageId, atMs: this.#clock.now().getTime() }
    this.#entries.set(key, entry)
    this.#watch(entry)
  }

  /** Calls `listener` for each one remembered from now on. */
  watch(listener: (entry: Entry) => void): void {
    this.#watch = listener
  }

  restore(entries: readonly Entry[]): void {
    for (const entry of entries) this.#entries.set(entry.key, entry)
  }

  clear(): void {
    this.#entries.clear()
  }
}

import { setTimeout as pause } from 'node:timers/promises'

import pg from 'pg'

type Heard = (payload: string) => void

/** Pauses between two tries to come back, in milliseconds; the last one repeats. */
const pausesMs = [50, 200, 1000, 5000] as const

/**
 * One connection that hears NOTIFY for the whole process.
 *
 * It comes back by itself when it breaks. What was told meanwhile is lost, so on every return each listener is called with
 * an empty payload: "look for yourself".
 */
export class Listener {
  readonly #url: string
  readonly #heard = new Map<string, Set<Heard>>()
  readonly #closing = new AbortController()
  /** The first connection, or the one that is coming back. */
  #coming: Promise<void> | undefined
  /** Undefined while there is none. */
  #client: pg.Client | undefined

  constructor(url: string) {
    this.#url = url
  }

  /** Hears one channel until the returned function is called, which never waits for a database that is away. */
  async listen(channel: string, heard: Heard): Promise<() => Promise<void>> {
    const listeners = this.#heard.get(channel) ?? new Set()
    this.#heard.set(channel, listeners.add(heard))
    this.#coming ??= this.#connect()
    try {
      await this.#coming
    } catch (error) {
      // The next one to listen tries again.
      this.#coming = undefined
      throw error
    }
    // Whoever came while the connection was made is not heard yet.
    await this.#client?.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
    return () => this.#forget(channel, heard)
  }

  /** Ends the connection, or the tries to come back. */
  async close(): Promise<void> {
    this.#closing.abort()
    await this.#coming?.catch(() => undefined)
    await this.#client?.end()
  }

  async #forget(channel: string, heard: Heard): Promise<void> {
    const listeners = this.#heard.get(channel)
    listeners?.delete(heard)
    if (listeners?.size !== 0) return
    this.#heard.delete(channel)
    // A connection that breaks now comes back without this channel.
    if (!this.#closing.signal.aborted) await this.#client?.query(`UNLISTEN ${pg.escapeIdentifier(channel)}`).catch(() => undefined)
  }

  /** Connects and hears every channel; a connection that breaks before that is given up whole. */
  async #connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true, connectionTimeoutMillis: 10_000 })
    client.on('notification', ({ channel, payload }) => this.#tell(channel, payload ?? ''))
    // A broken connection reports an error and then its end: the end is where we act.
    client.on('error', () => undefined)
    try {
      await client.connect()
      for (const channel of this.#heard.keys()) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
    this.#client = client
    client.once('end', () => {
      this.#client = undefined
      if (!this.#closing.signal.aborted) this.#coming = this.#comeBack()
    })
  }

  #tell(channel: string, payload: string): void {
    for (const heard of this.#heard.get(channel) ?? []) heard(payload)
  }

  /** Never throws: ends when the connection is there or the listener is closed. */
  async #comeBack(): Promise<void> {
    const { signal } = this.#closing
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        await this.#connect()
        for (const channel of this.#heard.keys()) this.#tell(channel, '')
        return
      } catch {
        await pause(pausesMs[Math.min(attempt, pausesMs.length - 1)], undefined, { ref: false, signal }).catch(() => undefined)
      }
    }
  }
}

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
  #client: Promise<pg.Client> | undefined
  #closed = false

  constructor(url: string) {
    this.#url = url
  }

  /** Hears one channel until the returned function is called. */
  async listen(channel: string, heard: Heard): Promise<() => Promise<void>> {
    const listeners = this.#heard.get(channel) ?? new Set()
    this.#heard.set(channel, listeners.add(heard))
    this.#client ??= this.#connect()
    const client = await this.#client
    await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
    return () => this.#forget(channel, heard)
  }

  async close(): Promise<void> {
    this.#closed = true
    const client = await this.#client?.catch(() => undefined)
    await client?.end()
  }

  async #forget(channel: string, heard: Heard): Promise<void> {
    const listeners = this.#heard.get(channel)
    listeners?.delete(heard)
    if (listeners?.size !== 0) return
    this.#heard.delete(channel)
    const client = await this.#client?.catch(() => undefined)
    if (!this.#closed) await client?.query(`UNLISTEN ${pg.escapeIdentifier(channel)}`)
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true, connectionTimeoutMillis: 10_000 })
    client.on('notification', ({ channel, payload }) => this.#tell(channel, payload ?? ''))
    // A broken connection reports an error and then its end: the end is where we act.
    client.on('error', () => undefined)
    await client.connect()
    client.once('end', () => {
      if (!this.#closed) this.#client = this.#comeBack()
    })
    return client
  }

  #tell(channel: string, payload: string): void {
    for (const heard of this.#heard.get(channel) ?? []) heard(payload)
  }

  async #comeBack(): Promise<pg.Client> {
    for (let attempt = 0; ; attempt++) {
      try {
        const client = await this.#connect()
        for (const channel of this.#heard.keys()) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
        for (const channel of this.#heard.keys()) this.#tell(channel, '')
        return client
      } catch (error) {
        if (this.#closed) throw error
        await pause(pausesMs[Math.min(attempt, pausesMs.length - 1)], undefined, { ref: false })
      }
    }
  }
}

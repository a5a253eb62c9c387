import { setTimeout as pause } from 'node:timers/promises'

import { openDatabase } from '../../../src/db/client.ts'
import type { Database } from '../../../src/db/types.ts'

/** The test's own way to a database that may be killed at any moment and come back at another address. */
export class ChaosDatabase {
  readonly #find: () => Promise<string | undefined>
  #open: Database | undefined

  /** @param find - address of the running database; undefined while none runs. */
  constructor(find: () => Promise<string | undefined>) {
    this.#find = find
  }

  /** Tries again until it has worked: the work must bear being done twice. */
  async use<T>(work: (db: Database) => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await work(await this.#database())
      } catch (error) {
        await this.close()
        if (tries === mostTries) throw error
        await pause(betweenMs)
      }
    }
  }

  async close(): Promise<void> {
    const open = this.#open
    this.#open = undefined
    await open?.close().catch(() => undefined)
  }

  async #database(): Promise<Database> {
    const url = this.#open === undefined ? await this.#find() : ''
    if (url === undefined) throw new Error('no database runs')
    this.#open ??= openDatabase(url, { poolSize: 2 })
    return this.#open
  }
}

/** Together a minute: longer than any recovery. */
const mostTries = 600
const betweenMs = 100

import { nextNine } from '../lib/times.ts'
import { advanceClock, fetchNow, resetRoom } from './sandbox-api.ts'
import type { Topics } from './topics.ts'

/** Practice time, running at real speed between two answers of the room. */
export class PracticeClock {
  /** What the clock is doing, for the person to read; undefined at rest. */
  doing: string | undefined
  #offsetMs = 0
  readonly #topics: Topics

  constructor(topics: Topics) {
    this.#topics = topics
  }

  now(): Date {
    return new Date(Date.now() + this.#offsetMs)
  }

  take(now: Date): void {
    this.#offsetMs = now.getTime() - Date.now()
    this.#topics.tell('clock')
  }

  async fetch(): Promise<void> {
    this.take(await fetchNow())
  }

  /** Turns the clock forward; everything due on the way happens in its order. */
  async advance(by: string): Promise<void> {
    await this.#during('正在转动时钟，途中到期的事会依次发生…', async () => this.take(await advanceClock(by)))
  }

  /** Turns the clock to an instant that lies ahead. */
  async turnTo(instant: Date): Promise<void> {
    const seconds = Math.ceil((instant.getTime() - this.now().getTime()) / 1000)
    await this.advance(`PT${seconds}S`)
  }

  async turnToNextNine(): Promise<void> {
    await this.turnTo(nextNine(this.now()))
  }

  /** Empties the room; the stream then tells every page to begin anew. */
  async reset(): Promise<void> {
    await this.#during('正在重置练习室…', resetRoom)
  }

  async #during(doing: string, act: () => Promise<void>): Promise<void> {
    this.doing = doing
    this.#topics.tell('clock')
    try {
      await act()
    } finally {
      this.doing = undefined
      this.#topics.tell('clock')
    }
  }
}

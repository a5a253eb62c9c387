import type { Traffic } from './feed-events.ts'
import { fetchTraffic } from './sandbox-api.ts'
import type { Topics } from './topics.ts'

const KEPT = 300

/** The newest exchanges between bot and platform, newest first. */
export class TrafficList {
  list: Traffic[] = []
  readonly #topics: Topics

  constructor(topics: Topics) {
    this.#topics = topics
  }

  take(entry: Traffic): void {
    this.list = [entry, ...this.list].slice(0, KEPT)
    this.#topics.tell('traffic')
  }

  /** Asks for what happened before the page was opened. */
  async fetch(): Promise<void> {
    this.list = (await fetchTraffic(0)).reverse().slice(0, KEPT)
    this.#topics.tell('traffic')
  }

  clear(): void {
    this.list = []
    this.#topics.tell('traffic')
  }
}

import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Parts of the room that change apart from each other; `person:…` is everything one person sees. */
export type Topic = 'people' | 'columns' | 'clock' | 'traffic' | 'buzz' | 'toast' | 'connection' | `person:${string}`

/** Tells who wants to know that a part of the room has changed. */
export class Topics {
  readonly #listeners = new Map<Topic, Set<() => void>>()

  tell(topic: Topic): void {
    for (const listener of this.#listeners.get(topic) ?? []) listener()
  }

  /** @returns ends the listening. */
  on(topic: Topic, listener: () => void): () => void {
    const listeners = this.#listeners.get(topic) ?? new Set()
    this.#listeners.set(topic, listeners.add(listener))
    return () => listeners.delete(listener)
  }
}

/** Draws an element anew whenever one of the topics it names is told. */
export class RedrawOn implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #listen: () => (() => void)[]
  #stops: (() => void)[] = []

  /** @param topics - asked for when the element enters the page, when its properties are set. */
  constructor(host: ReactiveControllerHost, topics: () => { of: Topics; names: Topic[] }) {
    this.#host = host
    this.#listen = () => {
      const { of, names } = topics()
      return names.map((name) => of.on(name, () => this.#host.requestUpdate()))
    }
    host.addController(this)
  }

  hostConnected(): void {
    this.#stops = this.#listen()
    this.#host.requestUpdate()
  }

  hostDisconnected(): void {
    for (const stop of this.#stops) stop()
    this.#stops = []
  }
}

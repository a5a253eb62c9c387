/** A message must stay in sight this long to count as read. */
const SEEN_MS = 400

/** Tells which messages of a scrolling list have been in sight for a moment. */
export class SightWatch {
  readonly #tell: (messageIds: string[]) => void
  #observer: IntersectionObserver | undefined
  #root: Element | undefined
  readonly #inSight = new Set<string>()
  #waiting: ReturnType<typeof setTimeout> | undefined

  constructor(tell: (messageIds: string[]) => void) {
    this.#tell = tell
  }

  /** Watches all messages in the list; call it again after each drawing. */
  watch(root: Element): void {
    if (this.#root !== root) {
      this.stop()
      this.#root = root
      this.#observer = new IntersectionObserver((entries) => this.#seen(entries), { root, rootMargin: '0px 0px -24px 0px' })
    }
    for (const message of root.querySelectorAll('[data-message-id]')) this.#observer?.observe(message)
    if (this.#inSight.size > 0) this.#tellSoon()
  }

  stop(): void {
    this.#observer?.disconnect()
    this.#inSight.clear()
    this.#root = undefined
    clearTimeout(this.#waiting)
    this.#waiting = undefined
  }

  #seen(entries: IntersectionObserverEntry[]): void {
    for (const entry of entries) {
      const id = entry.target.getAttribute('data-message-id') ?? ''
      if (entry.isIntersecting) this.#inSight.add(id)
      else this.#inSight.delete(id)
    }
    this.#tellSoon()
  }

  #tellSoon(): void {
    if (this.#waiting !== undefined) return
    this.#waiting = setTimeout(() => {
      this.#waiting = undefined
      if (!document.hidden && this.#inSight.size > 0) this.#tell([...this.#inSight])
    }, SEEN_MS)
  }
}

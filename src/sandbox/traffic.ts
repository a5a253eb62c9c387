import type { Feed } from './feed.ts'

/** One exchange between a bot and the platform. */
export type TrafficEntry = {
  /** Grows by one; the `after` of the next question. */
  readonly seq: number
  /** Practice time. */
  readonly at: string
  readonly direction: 'call' | 'event' | 'callback'
  readonly appId: string | null
  readonly method: string
  /** URL path of a call, event type of an event or callback. */
  readonly path: string
  /** Query of a call, without its question mark. */
  readonly query?: string
  /** HTTP status, or the status inside the acknowledgement of an event; null when none came. */
  readonly status: number | null
  /** Platform code of a call, client code of a callback; null when not known. */
  readonly code: number | null
  readonly durationMs: number
  readonly logId: string | null
  readonly note: string | null
  /** What was sent and what came back, secrets removed and long texts cut. */
  readonly request: unknown
  readonly response: unknown
}

const keptEntries = 1000
const longestText = 4000
const secretNames = /secret|token|password|access_key|ticket|encrypt|signature|authorization/i

/** Removes secrets by the name of their field and cuts long texts; what a bot keeps private must not appear on a page. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.length > longestText ? `${value.slice(0, longestText)}… (${value.length})` : value
  if (typeof value !== 'object' || value === null) return value
  if (Buffer.isBuffer(value)) return `(${value.length} bytes)`
  if (depth > 12) return '…'
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, secretNames.test(name) && item ? '•••' : redact(item, depth + 1)]),
  )
}

type NewEntry = Omit<TrafficEntry, 'seq' | 'request' | 'response'> & { readonly request?: unknown; readonly response?: unknown }

/** The last exchanges, bounded. Redaction happens when somebody looks: a press must not pay for it. */
export class TrafficLog {
  #seq = 0
  #entries: NewEntry[] = []
  readonly #first: number[] = []
  readonly #feed: Feed

  constructor(feed: Feed) {
    this.#feed = feed
  }

  add(entry: NewEntry): void {
    this.#seq += 1
    this.#entries.push(entry)
    this.#first.push(this.#seq)
    if (this.#entries.length > keptEntries * 2) {
      this.#entries = this.#entries.slice(-keptEntries)
      this.#first.splice(0, this.#first.length - keptEntries)
    }
    this.#feed.emit('traffic', { ...entry, seq: this.#seq, request: undefined, response: undefined })
  }

  /** Entries newer than `after`, oldest first, at most the newest 1,000. */
  list(after: number): TrafficEntry[] {
    const from = Math.max(0, this.#entries.length - Math.min(keptEntries, this.#seq - after))
    return this.#entries.slice(from).map((entry, index) => ({
      ...entry,
      seq: this.#first[from + index] ?? 0,
      request: redact(entry.request),
      response: redact(entry.response),
    }))
  }

  /** The newest entry that fits, redacted; undefined when none is kept. */
  lastOf(fits: (entry: NewEntry) => boolean): TrafficEntry | undefined {
    const index = this.#entries.findLastIndex(fits)
    const entry = this.#entries[index]
    if (entry === undefined) return undefined
    return { ...entry, seq: this.#first[index] ?? 0, request: redact(entry.request), response: redact(entry.response) }
  }

  clear(): void {
    this.#entries = []
    this.#first.length = 0
  }
}

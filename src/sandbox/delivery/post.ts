import { request } from 'node:http'

/** Largest answer that is read; a card of 30 KB fits many times. */
const largestAnswer = 1024 * 1024

export type Letter = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Limit for the whole exchange, machine milliseconds. */
  readonly withinMs: number
  /** Sends only the first half of the body and hangs up. */
  readonly truncate?: boolean | undefined
}

/** What came back: an answer, nothing in time, or a connection that broke or never came about. */
export type Reply =
  | { readonly kind: 'answer'; readonly status: number; readonly text: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'broken' }

/**
 * Posts one push.
 *
 * Not `fetch`: a redirect must come back as it is (callbacks forbid 3xx), and a body must be breakable in the middle. A connection of
 * its own: one kept open may be closed by the bot's server just as it is used again, and a press is never pushed twice.
 */
export function post(letter: Letter): Promise<Reply> {
  const bytes = Buffer.from(letter.body)
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(letter.withinMs)
    const headers = {
      'content-type': 'application/json;charset=utf-8',
      'user-agent': 'Go-http-client/1.1',
      'content-length': bytes.length,
      ...letter.headers,
    }
    const outgoing = request(letter.url, { method: 'POST', agent: false, signal, headers }, (incoming) => {
      const chunks: Buffer[] = []
      let size = 0
      incoming.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > largestAnswer) outgoing.destroy()
        else chunks.push(chunk)
      })
      incoming.on('end', () => resolve({ kind: 'answer', status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString() }))
      incoming.on('close', () => resolve(fate(signal)))
    })
    outgoing.on('error', () => resolve(fate(signal)))
    if (letter.truncate) outgoing.write(bytes.subarray(0, bytes.length >> 1), () => outgoing.destroy())
    else outgoing.end(bytes)
  })
}

function fate(signal: AbortSignal): Reply {
  return { kind: signal.aborted ? 'timeout' : 'broken' }
}

import type { IncomingMessage } from 'node:http'

/** Why a body was not read to its end, as the HTTP status that says so; null when the caller has gone. */
export class BodyRefused extends Error {
  readonly status: 408 | 413 | null
  constructor(status: 408 | 413 | null) {
    super(status === null ? 'the caller hung up' : `HTTP ${status}`)
    this.name = 'BodyRefused'
    this.status = status
  }
}

/**
 * The body of a request byte for byte, bounded in size and time.
 *
 * @param most.ms - machine milliseconds from now on; who sends a byte now and then does not hold the place longer.
 * @throws BodyRefused
 */
export function readBody(request: IncomingMessage, most: { readonly bytes: number; readonly ms: number }): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > most.bytes) return Promise.reject(new BodyRefused(413))
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const patience = setTimeout(() => give(new BodyRefused(408)), most.ms)
    const take = (chunk: Buffer) => {
      size += chunk.length
      if (size > most.bytes) give(new BodyRefused(413))
      else chunks.push(chunk)
    }
    const end = () => give(Buffer.concat(chunks))
    const gone = () => give(new BodyRefused(null))
    const give = (outcome: Buffer | BodyRefused) => {
      clearTimeout(patience)
      request.off('data', take).off('end', end).off('close', gone)
      if (outcome instanceof BodyRefused) reject(outcome)
      else resolve(outcome)
    }
    request.on('data', take).on('end', end).on('close', gone).on('error', ignore)
  })
}

/** `close` follows every error; without a listener the error would end the process. */
const ignore = (): void => undefined

import type { IncomingMessage } from 'node:http'

/** A request body larger than allowed. */
export class BodyTooLarge extends Error {
  constructor() {
    super('request body too large')
    this.name = 'BodyTooLarge'
  }
}

/** Reads a body of at most `limit` bytes. @throws BodyTooLarge above it. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new BodyTooLarge()
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue
    size += chunk.length
    if (size > limit) throw new BodyTooLarge()
    chunks.push(chunk)
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
}

/** Parses JSON; undefined when it is none. An empty body is an empty object. */
export function parseJson(raw: Buffer): unknown {
  if (raw.length === 0) return {}
  try {
    return JSON.parse(raw.toString()) as unknown
  } catch {
    return undefined
  }
}

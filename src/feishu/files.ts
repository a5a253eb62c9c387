import { Readable } from 'node:stream'
import { isAxiosError } from 'axios'
import type { FetchResource } from '../chat/inbound.ts'
import { AppError } from '../lib/errors.ts'
import { callPlatform } from './call.ts'
import type { FeishuClient } from './client.ts'

/** Larger originals are refused: a phone's photo is 2–8 MB. Bytes. */
const largestBytes = 20 * 1024 * 1024
const fetchTimeoutMs = 20_000

interface Download {
  getReadableStream(): Readable
  headers?: Record<string, unknown>
}

/**
 * Fetches what somebody sent, bounded in size and time.
 *
 * @throws AppError `too-many` when it is larger than 20 MB; whatever the platform call throws otherwise (tried again by the inbox).
 * @see im-v1/message-resource/get
 */
export function resourceFetcher(clients: ReadonlyMap<string, FeishuClient>): FetchResource {
  return async ({ appId, messageId, key, type }) => {
    const client = clients.get(appId)
    if (!client) throw new Error(`no client for app ${appId}`)
    const path = { message_id: messageId, file_key: key }
    const download: Download = await callPlatform(client, () =>
      client.api.im.messageResource.get({ path, params: { type } }).catch(withReadBody),
    )
    const bytes = await readBounded(download.getReadableStream())
    return { bytes, mediaType: String(download.headers?.['content-type'] ?? 'application/octet-stream') }
  }
}

/** A refusal of a download comes as a stream as well: unread, an expired token looks like any other fault and is never renewed. */
async function withReadBody(error: unknown): Promise<never> {
  if (isAxiosError(error) && error.response?.data instanceof Readable) {
    const body = Buffer.from(await readBounded(error.response.data)).toString('utf8')
    error.response.data = parsed(body)
  }
  throw error
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

async function readBounded(stream: Readable): Promise<Uint8Array> {
  const timer = setTimeout(() => stream.destroy(new Error('the download took too long')), fetchTimeoutMs)
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      const part: Buffer = Buffer.from(chunk)
      size += part.length
      if (size > largestBytes) throw new AppError('too-many', '这个文件超过 20 MB，请压缩后再发。')
      chunks.push(part)
    }
  } finally {
    clearTimeout(timer)
    stream.destroy()
  }
  return Buffer.concat(chunks)
}

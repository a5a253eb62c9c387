import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { adaptDefault, EventDispatcher, LoggerLevel } from '@larksuiteoapi/node-sdk'
import { onTestFinished } from 'vitest'

/** One request as it came over the wire. */
export type Arrived = { readonly headers: IncomingMessage['headers']; readonly method: string; readonly url: string; readonly body: string }

/** A bot's HTTP server for webhooks, closed when the test ends. @returns its request address. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/bot`
}

type Answer = { status?: number; body?: string; headers?: Record<string, string> }

/** A bot that answers challenges of an app without Encrypt Key and everything else as told; `arrived` holds what came. */
export async function plainBot(answer: (arrived: Arrived, response: ServerResponse) => Answer | undefined) {
  const arrived: Arrived[] = []
  const url = await serve(async (request, response) => {
    const chunks: Buffer[] = []
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer)
    } catch {
      // Cut off in the middle of the body.
      return
    }
    const body = Buffer.concat(chunks).toString()
    const { challenge } = JSON.parse(body) as { challenge?: string }
    const one = { headers: request.headers, method: request.method ?? '', url: request.url ?? '', body }
    const given = challenge === undefined ? answer(one, response) : { body: JSON.stringify({ challenge }) }
    if (challenge === undefined) arrived.push(one)
    if (!given) return
    response.writeHead(given.status ?? 200, { 'content-type': 'application/json', ...given.headers })
    response.end(given.body ?? '{}')
  })
  return { url, arrived }
}

const silent = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined, trace: () => undefined }

/** The SDK's own webhook server with its challenge switched on. @returns its request address. */
export function sdkBot(handlers: Record<string, (data: never) => unknown>, encryptKey: string | undefined): Promise<string> {
  const keys = encryptKey === undefined ? {} : { encryptKey }
  const dispatcher = new EventDispatcher({ logger: silent, loggerLevel: LoggerLevel.error, ...keys }).register(handlers as never)
  return serve(adaptDefault('/bot', dispatcher, { autoChallenge: true }) as RequestListener)
}

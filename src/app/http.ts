import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import Router from '@koa/router'
import Koa from 'koa'
import type { Logger } from 'pino'
import type { Database } from '../db/types.ts'
import type { Webhook } from '../feishu/index.ts'
import { AppError } from '../lib/errors.ts'
import type { Metrics } from '../observability/metrics.ts'

export interface HttpServer {
  readonly port: number
  /** Takes no more calls, and ends when those under way are answered, after 2.6 s at the latest. */
  close(): Promise<void>
}

export interface HttpDeps {
  readonly db: Database
  readonly metrics: Metrics
  /** Where the platform sends events, when it does. */
  readonly webhook?: Webhook | undefined
  readonly logger: Logger
}

/** Who sends slowly holds a connection no longer than this. A proxy keeps idle ones for 60 s. Machine milliseconds. */
const limits = { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 500, keepAliveTimeout: 65_000 } as const
/** Longest wait at the end; a press is answered within 2.3 s. Machine milliseconds. */
const drainMs = 2_600

/**
 * The program's own HTTP port: `/health` for those who run it, `/metrics` for Prometheus, `/feishu/:appId` for the platform.
 *
 * @throws AppError `set-up` when the port is taken.
 */
export async function startHttp(deps: HttpDeps, at: { host: string; port: number }): Promise<HttpServer> {
  const router = new Router()
  router.get('/health', async (ctx) => {
    await deps.db.prisma.$queryRaw`SELECT 1`
    ctx.body = { status: 'ok' }
  })
  router.get('/metrics', async (ctx) => {
    ctx.type = deps.metrics.registry.contentType
    ctx.body = await deps.metrics.registry.metrics()
  })
  const app = new Koa()
  app.on('error', (error) => deps.logger.error({ err: error }, 'http request failed'))
  app.use(router.routes()).use(router.allowedMethods())
  const rest: RequestListener = app.callback()
  const server = createServer(limits, (request, response) => {
    if (!deps.webhook?.(request, response)) rest(request, response)
  })
  await listen(server, at)
  return { port: (server.address() as AddressInfo).port, close: () => closeGently(server) }
}

/** A connection that is kept alive becomes idle only when its last answer is out. */
async function closeGently(server: Server): Promise<void> {
  const isClosed = new Promise<void>((resolve) => server.close(() => resolve()))
  const idling = setInterval(() => server.closeIdleConnections(), 50)
  const patience = new AbortController()
  await Promise.race([isClosed, pause(drainMs, undefined, { signal: patience.signal }).catch(() => undefined)])
  patience.abort()
  clearInterval(idling)
  server.closeAllConnections()
  await isClosed
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE'
      const said = taken ? `Port ${port} is taken. Stop what uses it or start with another: PORT=${port + 1} npm start` : String(cause)
      reject(new AppError('set-up', said, { cause }))
    })
    server.listen(port, host, resolve)
  })
}

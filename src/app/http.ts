import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Router from '@koa/router'
import Koa from 'koa'
import type { Logger } from 'pino'
import type { Database } from '../db/types.ts'
import { AppError } from '../lib/errors.ts'
import type { Metrics } from '../observability/metrics.ts'

export interface HttpServer {
  readonly port: number
  close(): Promise<void>
}

/**
 * The program's own HTTP port: `/health` for those who run it, `/metrics` for Prometheus.
 *
 * @throws AppError `set-up` when the port is taken.
 */
export async function startHttp(
  deps: { db: Database; metrics: Metrics; logger: Logger },
  at: { host: string; port: number },
): Promise<HttpServer> {
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
  const server = await listen(app, at)
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(app: Koa, { host, port }: { host: string; port: number }): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host, () => resolve(server))
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE'
      reject(
        new AppError(
          'set-up',
          taken ? `Port ${port} is taken. Stop what uses it or start with another: PORT=${port + 1} npm start` : String(cause),
          { cause },
        ),
      )
    })
  })
}

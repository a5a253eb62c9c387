import { PassThrough } from 'node:stream'

import type { Control, ControlRouter } from './routes.ts'

/** A line now and then, so that a proxy or browser does not take silence for death. */
const heartbeatMs = 15_000

/** `GET /feed`: everything that happens, as Server-Sent Events named as in `FeedEvents`. */
export function feedRoutes(router: ControlRouter, { world }: Control): void {
  router.get('/feed', (ctx) => {
    const stream = new PassThrough()
    const stop = world.feed.listen((name, data) => {
      stream.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
    })
    const heartbeat = setInterval(() => stream.write(': still here\n\n'), heartbeatMs)
    heartbeat.unref()
    ctx.req.socket.setNoDelay(true)
    ctx.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    ctx.body = stream
    stream.write(`retry: 1000\nevent: clock\ndata: ${JSON.stringify({ now: world.clock.now().toISOString() })}\n\n`)
    ctx.req.once('close', () => {
      clearInterval(heartbeat)
      stop()
      stream.end()
    })
  })
}

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

import Koa from 'koa'

import { type PageOptions, pageRoutes } from '../../../src/sandbox/page/server.ts'

/** Serves the page without a room behind it, on a free port. */
export async function servePage(options: PageOptions = {}): Promise<{ url: string; close(): void }> {
  const server = new Koa().use(pageRoutes(options).routes()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

import type { IncomingMessage, Server } from 'node:http'

import { WebSocketServer } from 'ws'
import { z } from 'zod'

import { isSame } from '../platform/auth.ts'
import type { Json } from '../room/types.ts'
import type { World } from '../world.ts'
import { type Connections, mostConnections } from './connections.ts'

const request = z.object({ AppID: z.string(), AppSecret: z.string() })
const path = '/ws/v2'
/** A ticket opens one connection and lives as long as a slow handshake. */
const ticketLifetimeMs = 60_000

type Ticket = { readonly appId: string; readonly expiresAtMs: number }

/** Where bots ask for a long connection, and where they then connect. */
export class LongConnectionDoor {
  readonly #world: World
  readonly #connections: Connections
  readonly #tickets = new Map<string, Ticket>()
  readonly #sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 8 * 1024 * 1024 })

  constructor(world: World, connections: Connections) {
    this.#world = world
    this.#connections = connections
  }

  /** Answers `POST /callback/ws/endpoint`. `data` is present on errors too: without it the SDK retries for ever. */
  open(body: unknown, host: string): Json {
    const parsed = request.safeParse(body)
    const app = parsed.success ? this.#world.room.apps.get(parsed.data.AppID) : undefined
    if (!app || !parsed.success || !isSame(app.appSecret, parsed.data.AppSecret)) return { code: 514, msg: 'auth failed', data: {} }
    if (this.#isFull(app.appId)) return { code: 1000040350, msg: 'exceed conn limit', data: {} }
    const ticket = this.#world.ids.event()
    const now = this.#world.machine.now().getTime()
    for (const [key, { expiresAtMs }] of this.#tickets) if (expiresAtMs < now) this.#tickets.delete(key)
    this.#tickets.set(ticket, { appId: app.appId, expiresAtMs: now + ticketLifetimeMs })
    // The SDK reads device_id and service_id with a parser that loses the first parameter.
    const query = new URLSearchParams({
      fpid: '1',
      aid: '2',
      device_id: ticket.slice(0, 16),
      service_id: '1',
      access_key: app.appId,
      ticket,
    })
    return { code: 0, msg: '', data: { URL: `ws://${host}${path}?${query}`, ClientConfig: this.#connections.clientConfig } }
  }

  #isFull(appId: string): boolean {
    return this.#connections.count(appId) >= mostConnections
  }

  /** Lets the server's WebSocket handshakes in that carry a ticket. */
  attach(server: Server): void {
    server.on('upgrade', (incoming: IncomingMessage, socket, head) => {
      const url = new URL(incoming.url ?? '/', 'http://localhost')
      const key = url.searchParams.get('ticket') ?? ''
      const ticket = this.#tickets.get(key)
      this.#tickets.delete(key)
      if (ticket && this.#world.faults.isAway(ticket.appId)) {
        socket.destroy()
        return
      }
      if (url.pathname !== path || !ticket || this.#isFull(ticket.appId)) {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
        return
      }
      this.#sockets.handleUpgrade(incoming, socket, head, (client) => this.#connections.accept(ticket.appId, client))
    })
  }
}

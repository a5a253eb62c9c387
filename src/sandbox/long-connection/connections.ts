import { WebSocket } from 'ws'

import type { Envelope, PushOptions, PushOutcome, Transport } from '../delivery/transport.ts'
import type { Faults } from '../faults.ts'
import type { Random } from '../random.ts'
import { readAcknowledgement } from './acknowledgement.ts'
import { controlFrame, dataFrame, decodeFrame, encodeFrame, type Frame, headerOf, headers } from './frames.ts'

/** Success means that the handler finished within 3 s (request-url-configuration-case); machine time, it guards a real socket. */
const acknowledgeWithinMs = 3000
/** At most 50 connections an app (request-url-configuration-case). */
export const mostConnections = 50
/** Payloads above this are cut into frames that carry `sum` and `seq`. */
const largestFrame = 64 * 1024

/** Seconds. PingInterval must stay at least twice a bot's `pingTimeout`, or the SDK's watchdog never fires. */
export type ClientConfig = { PingInterval: number; ReconnectCount: number; ReconnectInterval: number; ReconnectNonce: number }
export const defaultClientConfig: ClientConfig = { PingInterval: 120, ReconnectCount: -1, ReconnectInterval: 120, ReconnectNonce: 30 }

type Waiting = { readonly socket: WebSocket; readonly settle: (outcome: PushOutcome) => void }

/** The open long connections of all apps. Each push goes to one of the app's connections, drawn by chance: there is no broadcast. */
export class Connections implements Transport {
  readonly #byApp = new Map<string, Set<WebSocket>>()
  readonly #waiting = new Map<string, Waiting>()
  readonly #random: Random
  readonly clientConfig: ClientConfig
  readonly #faults: Faults
  #frames = 0

  constructor(parts: { random: Random; faults: Faults; clientConfig?: Partial<ClientConfig> | undefined }) {
    this.#random = parts.random
    this.#faults = parts.faults
    this.clientConfig = { ...defaultClientConfig, ...parts.clientConfig }
  }

  count(appId: string): number {
    return this.#byApp.get(appId)?.size ?? 0
  }

  accept(appId: string, socket: WebSocket): void {
    const sockets = this.#byApp.get(appId) ?? new Set()
    this.#byApp.set(appId, sockets.add(socket))
    socket.on('message', (data: Buffer) => this.#receive(appId, socket, data))
    socket.on('close', () => {
      sockets.delete(socket)
      for (const [id, waiting] of this.#waiting) if (waiting.socket === socket) this.#settle(id, { kind: 'broken' })
    })
    socket.on('error', () => socket.terminate())
  }

  /** Closes an app's connections, or everybody's; what still waits for an acknowledgement ends unanswered. */
  disconnect(appId?: string): void {
    for (const [owner, sockets] of this.#byApp) {
      if (appId === undefined || owner === appId) for (const socket of sockets) socket.terminate()
    }
  }

  push(appId: string, envelope: Envelope, options: PushOptions = {}): Promise<PushOutcome> {
    const open = [...(this.#byApp.get(appId) ?? [])].filter((socket) => socket.readyState === WebSocket.OPEN)
    const socket = open[open.length > 1 ? this.#random.below(open.length) : 0]
    if (!socket) return Promise.resolve({ kind: 'nobody' })
    const isLost = this.#disturbed(appId, socket)
    this.#frames += 1
    const id = `${envelope.header.event_id}-${this.#frames}`
    const payload = Buffer.from(JSON.stringify(envelope))
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#settle(id, { kind: 'timeout' }), acknowledgeWithinMs)
      const settle = (outcome: PushOutcome): void => {
        clearTimeout(timer)
        resolve(options.deaf ? { kind: 'broken' } : outcome)
      }
      this.#waiting.set(id, { socket, settle })
      if (!isLost) this.#send(socket, id, options.truncate ? payload.subarray(0, payload.length >> 1) : payload)
    })
  }

  #send(socket: WebSocket, id: string, payload: Buffer): void {
    const sum = Math.max(1, Math.ceil(payload.length / largestFrame))
    for (let seq = 0; seq < sum; seq += 1) {
      const frame: Frame = {
        SeqID: this.#frames,
        LogID: this.#frames,
        service: 1,
        method: dataFrame,
        headers: headers({ type: 'event', message_id: id, sum, seq, trace_id: id }),
        payload: payload.subarray(seq * largestFrame, (seq + 1) * largestFrame),
      }
      socket.send(encodeFrame(frame))
    }
  }

  #receive(appId: string, socket: WebSocket, data: Buffer): void {
    if (this.#disturbed(appId, socket)) return
    let frame: Frame
    try {
      frame = decodeFrame(data)
    } catch {
      // Not our protocol: the real server hangs up as well.
      socket.close(1002)
      return
    }
    const type = headerOf(frame, 'type')
    if (frame.method === controlFrame && type === 'ping') {
      const payload = Buffer.from(JSON.stringify(this.clientConfig))
      socket.send(encodeFrame({ ...frame, headers: headers({ type: 'pong' }), payload }))
    } else if (frame.method === dataFrame) {
      this.#settle(headerOf(frame, 'message_id') ?? '', readAcknowledgement(frame.payload))
    }
  }

  /** A fault of the connection itself: silence leaves it open, everything else cuts it. */
  #disturbed(appId: string, socket: WebSocket): boolean {
    const fault = this.#faults.strike({ kind: 'connection', appId })
    if (fault && fault.effect !== 'silence') socket.terminate()
    return fault !== undefined
  }

  #settle(id: string, outcome: PushOutcome): void {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    waiting?.settle(outcome)
  }
}

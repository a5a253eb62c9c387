import type { Logger } from 'pino'
import type { Inbound } from '../chat/inbound.ts'
import type { FeishuClient } from './client.ts'
import { storeInbound } from './inbox.ts'
import { createInboxWorker, type InboxWorker } from './inbox-worker.ts'
import { connect, type LongConnection } from './long-connection.ts'
import { normalize } from './normalize.ts'
import { createPressAnswers } from './press-answers.ts'
import { isPress, type PressDeps, pressNotTaken, takePress } from './presses.ts'
import { storable } from './storable.ts'
import { createUnderWay } from './under-way.ts'

/** Its `machine` is the time of sockets, leases and the 3 s; never the practice clock. */
export interface GatewayDeps extends PressDeps {
  readonly clients: ReadonlyMap<string, FeishuClient>
  readonly domain: string
  /** Which way events come; over webhooks no long connection is opened. */
  readonly events?: EventTransport | undefined
}

export type EventTransport = 'long-connection' | 'webhook'

export interface Gateway {
  /** Connects every app whose events come over the long connection; resolves when all are connected. */
  start(): Promise<void>
  /**
   * Takes one event in the flattened form of the SDK's dispatcher and gives the body of the answer.
   *
   * @throws when it was not stored: the platform then sends it again. A press is never sent again and always answered.
   */
  receive(raw: unknown): Promise<Record<string, unknown>>
  /** True when nothing that arrived is still being worked on. */
  idle(): Promise<boolean>
  stop(): Promise<void>
}

/** Longest wait at the end for what is being answered. Machine milliseconds. */
const drainMs = 2_000

/** Takes events from every app, stores them before they are acknowledged, and hands them to the conversation. */
export function createGateway(deps: GatewayDeps): Gateway {
  const { clients, clock, logger } = deps
  const worker: InboxWorker = createInboxWorker(deps)
  let connections: LongConnection[] = []
  const underWay = createUnderWay()
  const answerOnce = createPressAnswers()

  const dropped = (reason: string, eventType: string) => logger.warn({ reason, eventType }, 'event dropped')
  const take = async (raw: unknown): Promise<Record<string, unknown>> => {
    let inbound: Inbound | null
    try {
      inbound = storable(normalize(raw, clock.now(), dropped))
    } catch (error) {
      if (!isPress(raw)) throw error
      logger.error({ err: error }, 'a press has not the documented form')
      return pressNotTaken
    }
    if (!inbound || !isOurs(inbound, clients, logger)) return {}
    if (inbound.kind === 'press') return answerOnce(inbound.key, () => takePress(deps, underWay, inbound))
    if (await store(deps, inbound)) worker.wake()
    return {}
  }
  const receive = (raw: unknown) => underWay.add(take(raw))

  return {
    receive,
    async start() {
      await worker.start()
      if (deps.events === 'webhook') return
      connections = await Promise.all([...clients.values()].map((client) => connect(client, { domain: deps.domain, receive, logger })))
    },
    idle: async () => underWay.isEmpty && (await worker.idle()),
    async stop() {
      const stopped = worker.stop()
      // Answers go back over the connections.
      await underWay.over(drainMs)
      for (const connection of connections) connection.close()
      await stopped
      for (const client of clients.values()) client.close()
    },
  }
}

/** Events of an app or tenant that is not ours are acknowledged and dropped: repeating them would change nothing. */
function isOurs(inbound: Inbound, clients: ReadonlyMap<string, FeishuClient>, logger: Logger): boolean {
  const client = clients.get(inbound.appId)
  const tenantKey = client?.app.tenantKey
  if (client && (tenantKey === undefined || tenantKey === inbound.tenantKey)) return true
  logger.warn({ appId: inbound.appId, kind: inbound.kind }, 'event of a foreign app or tenant refused')
  return false
}

const store = (deps: GatewayDeps, inbound: Inbound): Promise<boolean> =>
  storeInbound(deps.db, inbound, { receivedAt: deps.clock.now(), machineAt: deps.machine.now() })

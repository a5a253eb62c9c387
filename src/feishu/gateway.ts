import type { Logger } from 'pino'
import type { Conversation, Inbound, InboundPress, PressAnswer } from '../chat/inbound.ts'
import type { Database } from '../db/types.ts'
import type { Clock } from '../lib/clock.ts'
import type { FeishuClient } from './client.ts'
import { finishInbound, postponeInbound, storeInbound } from './inbox.ts'
import { createInboxWorker, type InboxWorker } from './inbox-worker.ts'
import { connect, type LongConnection } from './long-connection.ts'
import { normalize } from './normalize.ts'
import { createPressAnswers } from './press-answers.ts'
import type { Sender } from './sender.ts'
import { storable } from './storable.ts'

export interface GatewayDeps {
  readonly db: Database
  readonly clock: Clock
  /** Time of sockets, leases and the 3 s; never the practice clock. */
  readonly machine: Clock
  readonly clients: ReadonlyMap<string, FeishuClient>
  readonly domain: string
  readonly sender: Sender
  readonly conversation: Conversation
  readonly logger: Logger
}

export interface Gateway {
  /** Connects every app; resolves when all are connected. */
  start(): Promise<void>
  /** Takes one event in the flattened form of the SDK's dispatcher and gives the body of the answer. */
  receive(raw: unknown): Promise<Record<string, unknown>>
  /** True when nothing that arrived is still being worked on. */
  idle(): Promise<boolean>
  stop(): Promise<void>
}

/**
 * The platform allows 3 s for the answer to a press; the rest is for the way there and back. What takes longer is finished
 * after the answer and the card is drawn again then. Milliseconds.
 */
const pressBudgetMs = 2_300
const late = Symbol('late')

/** Takes events from every app, stores them before they are acknowledged, and hands them to the conversation. */
export function createGateway(deps: GatewayDeps): Gateway {
  const { clients, clock, logger } = deps
  const worker: InboxWorker = createInboxWorker(deps)
  let connections: LongConnection[] = []
  let inFlight = 0
  const answerOnce = createPressAnswers()

  const receive = async (raw: unknown): Promise<Record<string, unknown>> => {
    const inbound = storable(normalize(raw, clock.now()))
    if (!inbound || !isOurs(inbound, clients, logger)) return {}
    inFlight += 1
    try {
      if (inbound.kind === 'press') return await answerOnce(inbound.key, () => takePress(deps, inbound))
      if (await store(deps, inbound)) worker.wake()
      return {}
    } finally {
      inFlight -= 1
    }
  }

  return {
    receive,
    async start() {
      await worker.start()
      connections = await Promise.all([...clients.values()].map((client) => connect(client, { domain: deps.domain, receive, logger })))
    },
    idle: async () => inFlight === 0 && (await worker.idle()),
    async stop() {
      for (const connection of connections) connection.close()
      await worker.stop()
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

/** A press is never sent again by the platform: when it cannot be stored or carried out, the person is asked to press again. */
async function takePress(deps: GatewayDeps, press: InboundPress): Promise<Record<string, unknown>> {
  try {
    if (!(await store(deps, press))) return {}
    return await answerPress(deps, press)
  } catch (error) {
    deps.logger.error({ err: error, key: press.key }, 'press failed')
    await postponeInbound(deps.db, press.key, { error: String(error), nextAt: null }).catch(() => undefined)
    return { toast: { type: 'error', content: '系统暂时没能办成，什么都没有改动，请再按一次。' } }
  }
}

async function answerPress(deps: GatewayDeps, press: InboundPress): Promise<Record<string, unknown>> {
  const working = workOn(deps, press)
  const timer = Promise.withResolvers<typeof late>()
  const timeout = setTimeout(() => timer.resolve(late), pressBudgetMs)
  const first = await Promise.race([working, timer.promise])
  clearTimeout(timeout)
  if (first !== late) return first
  void working
    .then((answer) => redraw(deps, press, answer))
    .catch((error) => deps.logger.error({ err: error, key: press.key }, 'late press failed'))
  return { toast: { type: 'info', content: '正在办理，办完后卡片会自动更新。' } }
}

async function workOn(deps: GatewayDeps, press: InboundPress): Promise<Record<string, unknown>> {
  const answer = await deps.conversation.press(press)
  const drawn = answer.card ? await deps.sender.prepare(press.appId, answer.card) : undefined
  await finishInbound(deps.db, press.key, deps.clock.now())
  return body(answer, drawn)
}

/** @see cardkit-v1/card-callback-communication: a toast, a card, or `{}` for neither; never nothing. */
function body(answer: PressAnswer, card: Record<string, unknown> | undefined): Record<string, unknown> {
  return { ...(answer.toast ? { toast: answer.toast } : {}), ...(card ? { card: { type: 'raw', data: card } } : {}) }
}

async function redraw(deps: GatewayDeps, press: InboundPress, answer: Record<string, unknown>): Promise<void> {
  const card = (answer.card as { data: Record<string, unknown> } | undefined)?.data
  if (card && press.messageId) await deps.sender.update(press.appId, press.messageId, card)
}

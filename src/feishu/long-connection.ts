import * as lark from '@larksuiteoapi/node-sdk'
import type { Logger } from 'pino'
import type { FeishuClient } from './client.ts'
import { larkLogger } from './lark-logger.ts'
import { eventTypes } from './normalize.ts'

export interface LongConnection {
  close(): void
}

/**
 * Silence after which a connection counts as dead, in seconds. Off by default in the SDK, which then stays "connected" and
 * deaf; it must be well under the platform's ping interval (120 s), because every ping arms it anew.
 */
const pingTimeoutS = 20
/** Longest wait for the first connection before the program says so and goes on trying. Milliseconds. */
const firstConnectMs = 10_000

/**
 * Opens one app's long connection and hands every event on; the handler's answer is the body of the acknowledgement.
 *
 * @returns when connected, or after 10 s with a warning: the SDK goes on trying by itself.
 * @see event-subscription-guide/event-subscriptions/event-subscription-configure-/choose-a-subscription-mode
 */
export async function connect(
  client: FeishuClient,
  options: { domain: string; receive: (raw: unknown) => Promise<Record<string, unknown>>; logger: Logger },
): Promise<LongConnection> {
  const { appId, appSecret } = client.app
  const logger = larkLogger(options.logger)
  const log = (event: string, level: 'info' | 'warn' | 'error' = 'info') => options.logger[level]({ appId }, `long connection ${event}`)
  const ready = Promise.withResolvers<void>()
  const handlers = Object.fromEntries(eventTypes.map((type) => [type, options.receive]))
  const eventDispatcher = new lark.EventDispatcher({ logger, loggerLevel: lark.LoggerLevel.error }).register(handlers)
  const socket = new lark.WSClient({
    appId,
    appSecret,
    domain: options.domain,
    httpInstance: client.httpInstance,
    logger,
    loggerLevel: lark.LoggerLevel.error,
    autoReconnect: true,
    handshakeTimeoutMs: 5_000,
    wsConfig: { pingTimeout: pingTimeoutS },
    onReady: () => {
      log('ready')
      ready.resolve()
    },
    onError: () => log('failed: check app id, secret and the console\'s "use long connection"', 'error'),
    onReconnecting: () => log('lost, connecting again', 'warn'),
    onReconnected: () => log('ready again'),
  })
  const patience = setTimeout(() => {
    log('not ready yet, still trying', 'warn')
    ready.resolve()
  }, firstConnectMs)
  await socket.start({ eventDispatcher })
  await ready.promise
  clearTimeout(patience)
  return { close: () => socket.close({ force: true }) }
}

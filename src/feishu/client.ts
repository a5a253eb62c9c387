import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import * as lark from '@larksuiteoapi/node-sdk'
import axios from 'axios'
import type { Logger } from 'pino'
import { larkLogger } from './lark-logger.ts'

export interface AppCredentials {
  readonly appId: string
  readonly appSecret: string
  /** Events of another tenant are refused. */
  readonly tenantKey?: string | undefined
  readonly name?: string | undefined
}

/** Longest wait for one API call in milliseconds; after it the outcome of a send is unknown. */
const callTimeoutMs = 8_000

/**
 * Token cache of one client. The SDK's own is shared by the whole process and keyed by app id alone, so that two
 * deployments or two tests in one process would read each other's tokens.
 */
class TokenCache implements lark.Cache {
  readonly #entries = new Map<string, { value: unknown; expiresAt: number }>()

  async get(key: Parameters<lark.Cache['get']>[0]): Promise<unknown> {
    const entry = this.#entries.get(String(key))
    if (!entry || entry.expiresAt <= Date.now()) return undefined
    return entry.value
  }

  async set(key: Parameters<lark.Cache['set']>[0], value: unknown, expiresAt?: number): Promise<boolean> {
    this.#entries.set(String(key), { value, expiresAt: expiresAt ?? Number.POSITIVE_INFINITY })
    return true
  }

  /** Drops the token, so that the next call fetches a new one. */
  clear(): void {
    this.#entries.clear()
  }
}

/** One app's way to the platform. */
export interface FeishuClient {
  readonly app: AppCredentials
  readonly api: lark.Client
  readonly httpInstance: lark.HttpInstance
  forgetToken(): void
  close(): void
}

/** Makes the client of one app: own token cache, time limit on every call, connections kept alive, redacted log. */
export function createFeishuClient(app: AppCredentials, options: { domain: string; logger: Logger }): FeishuClient {
  const agents = { httpAgent: new HttpAgent({ keepAlive: true }), httpsAgent: new HttpsAgent({ keepAlive: true }) }
  const http = axios.create({ timeout: callTimeoutMs, ...agents })
  // The SDK expects unwrapped bodies, and body with headers where it asks for them (client options, `httpInstance`).
  http.interceptors.response.use((response) => {
    const wantsHeaders = (response.config as { $return_headers?: boolean }).$return_headers
    return wantsHeaders ? ({ data: response.data, headers: response.headers } as never) : response.data
  })
  const cache = new TokenCache()
  const httpInstance = http as unknown as lark.HttpInstance
  const logger = larkLogger(options.logger)
  const api = new lark.Client({
    appId: app.appId,
    appSecret: app.appSecret,
    domain: options.domain,
    cache,
    httpInstance,
    logger,
    loggerLevel: lark.LoggerLevel.warn,
  })
  return {
    app,
    api,
    httpInstance,
    forgetToken: () => cache.clear(),
    close: () => {
      agents.httpAgent.destroy()
      agents.httpsAgent.destroy()
    },
  }
}

import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import * as lark from '@larksuiteoapi/node-sdk'
import axios, { type AxiosInstance } from 'axios'
import type { Logger } from 'pino'
import { NotSentYet, readFailure } from './errors.ts'
import { larkLogger } from './lark-logger.ts'

export interface AppCredentials {
  readonly appId: string
  readonly appSecret: string
  /** Events of another tenant are refused. */
  readonly tenantKey?: string | undefined
  readonly name?: string | undefined
  /** Of webhooks: the token proves that a call comes from the platform, the key encrypts and signs it. */
  readonly verificationToken?: string | undefined
  readonly encryptKey?: string | undefined
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

  /** Drops a token, so that the next call fetches a new one; without one named, whatever there is. */
  drop(token: string | undefined): void {
    for (const [key, { value }] of this.#entries) if (token === undefined || value === token) this.#entries.delete(key)
  }
}

/** One app's way to the platform. */
export interface FeishuClient {
  readonly app: AppCredentials
  readonly api: lark.Client
  readonly httpInstance: lark.HttpInstance
  /** Drops a token the platform refused; a newer one that another call has fetched meanwhile stays. */
  forgetToken(refused: string | undefined): void
  close(): void
}

export interface ClientOptions {
  readonly domain: string
  readonly logger: Logger
  /** Told of every call of the server API. */
  readonly onCall?: (appId: string) => void
}

/** Makes the client of one app: own token cache, time limit on every call, connections kept alive, redacted log. */
export function createFeishuClient(app: AppCredentials, options: ClientOptions): FeishuClient {
  const agents = { httpAgent: new HttpAgent({ keepAlive: true }), httpsAgent: new HttpsAgent({ keepAlive: true }) }
  const http = axios.create({ timeout: callTimeoutMs, ...agents })
  // The SDK expects unwrapped bodies, and body with headers where it asks for them (client options, `httpInstance`).
  http.interceptors.response.use((response) => {
    const wantsHeaders = (response.config as { $return_headers?: boolean }).$return_headers
    return wantsHeaders ? ({ data: response.data, headers: response.headers } as never) : response.data
  })
  http.interceptors.request.use((request) => {
    if (request.url?.includes('/open-apis/') && !isTokenCall(request.url)) options.onCall?.(app.appId)
    return request
  })
  const cache = new TokenCache()
  shareTokenCalls(http)
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
    forgetToken: (refused) => cache.drop(refused),
    close: () => {
      agents.httpAgent.destroy()
      agents.httpsAgent.destroy()
    },
  }
}

const isTokenCall = (url: string): boolean => url.endsWith('/tenant_access_token/internal')

/**
 * Many calls without a token fetch ONE: the SDK would ask once a call. Nothing was sent when it could not be fetched, so the
 * calls that wanted it may be made again.
 */
function shareTokenCalls(http: AxiosInstance): void {
  const post = http.post.bind(http)
  const underWay = new Map<string, Promise<unknown>>()
  const once = (url: string, ...rest: unknown[]): Promise<unknown> => {
    if (!isTokenCall(url)) return post(url, ...rest) as Promise<unknown>
    const fetching = underWay.get(url) ?? fetchToken(() => post(url, ...rest)).finally(() => underWay.delete(url))
    underWay.set(url, fetching)
    return fetching
  }
  http.post = once as typeof http.post
}

async function fetchToken(fetch: () => Promise<unknown>): Promise<unknown> {
  try {
    return await fetch()
  } catch (error) {
    const { verdict, reason, waitMs } = readFailure(error)
    throw verdict === 'unknown' || verdict === 'later' ? new NotSentYet(`token: ${reason}`, waitMs) : error
  }
}

import { type Cache, Client, EventDispatcher, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk'
import { onTestFinished } from 'vitest'

import { TurnableClock } from '../../../src/lib/clock.ts'
import { type RoomConfig, type Sandbox, type SandboxOptions, seededRandom, startSandbox } from '../../../src/sandbox/index.ts'

export const startsAt = '2026-11-23T09:00:00+08:00'
export const appId = 'cli_00000000000000a1'
export const otherAppId = 'cli_00000000000000b2'
export const appSecret = 'secret-a'
export const li = 'ou_li'
export const wang = 'ou_wang'
export const zhao = 'ou_zhao'

const room: RoomConfig = {
  startsAt,
  tenants: [
    { tenantKey: 'bureaus', name: '监管端' },
    { tenantKey: 'firms', name: '企业端' },
  ],
  apps: [
    { appId, appSecret, name: '安责通', tenantKey: 'bureaus' },
    { appId: otherAppId, appSecret: 'secret-b', name: '安责通', tenantKey: 'firms' },
  ],
  people: [
    { openId: li, name: '李一', tenantKey: 'bureaus', mobile: '13800000001' },
    { openId: wang, name: '王二', tenantKey: 'bureaus' },
    { openId: zhao, name: '赵三', tenantKey: 'firms' },
  ],
}

const silent = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined, trace: () => undefined }

/** The SDK keeps tokens per process and app; each client of a test gets a store of its own. */
function ownCache(): Cache {
  const values = new Map<unknown, unknown>()
  return {
    get: async (key) => values.get(key),
    set: async (key, value) => {
      values.set(key, value)
      return true
    },
  }
}

export type Handlers = Record<string, (data: never) => unknown>
type Bot = { readonly id: string; readonly secret: string; readonly onReconnected?: () => void }

export type Practice = {
  readonly sandbox: Sandbox
  readonly clock: TurnableClock
  readonly client: Client
  /** A call of the control API; throws on a refusal unless asked for the raw response. */
  control<Result>(method: string, path: string, body?: unknown): Promise<Result>
  raw(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>
  /** An SDK client of its own, for an app. */
  clientOf(id: string, secret: string): Client
  /** Connects the SDK's long connection and resolves when it is up. */
  connect(handlers: Handlers, bot?: Partial<Bot>): Promise<WSClient>
}

/** An empty practice room of two tenants with three people, closed when the test ends. */
export async function openPractice(options: Partial<SandboxOptions> & { config?: Partial<RoomConfig> } = {}): Promise<Practice> {
  const clock = options.clock ?? new TurnableClock()
  const { config, ...rest } = options
  if (!options.clock) clock.reset(new Date(startsAt))
  const sandbox = await startSandbox({ port: 0, clock, random: seededRandom(7), room: { ...room, ...config }, ...rest })
  const clientOf = (id: string, secret: string): Client =>
    new Client({ appId: id, appSecret: secret, domain: sandbox.url, cache: ownCache(), logger: silent, loggerLevel: LoggerLevel.error })
  onTestFinished(() => sandbox.close())
  const raw: Practice['raw'] = (method, path, body, headers) =>
    fetch(`${sandbox.url}/sandbox/api${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return {
    sandbox,
    clock,
    client: clientOf(appId, appSecret),
    clientOf,
    raw,
    control: async (method, path, body) => {
      const response = await raw(method, path, body)
      const answer = await response.json()
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`)
      return answer as never
    },
    connect: (handlers, bot) => connect(sandbox.url, handlers, { id: appId, secret: appSecret, ...bot }),
  }
}

async function connect(domain: string, handlers: Handlers, bot: Bot): Promise<WSClient> {
  const eventDispatcher = new EventDispatcher({ logger: silent, loggerLevel: LoggerLevel.error }).register(handlers as never)
  return new Promise((resolve, reject) => {
    const client: WSClient = new WSClient({
      appId: bot.id,
      appSecret: bot.secret,
      domain,
      logger: silent,
      loggerLevel: LoggerLevel.error,
      onReady: () => resolve(client),
      onError: reject,
      ...(bot.onReconnected ? { onReconnected: bot.onReconnected } : {}),
    })
    onTestFinished(() => client.close({ force: true }))
    client.start({ eventDispatcher }).catch(reject)
  })
}

/** The code inside the HTTP error that the SDK throws. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ status: number; code: number; headers: Record<string, string>; msg: string; logId: string }> {
  try {
    const answer = await call
    throw new Error(`expected a refusal, got ${JSON.stringify(answer)}`)
  } catch (error) {
    const { response } = error as {
      response?: { status: number; headers: Record<string, string>; data: { code: number; msg: string; error: { log_id: string } } }
    }
    if (!response) throw error
    return {
      status: response.status,
      code: response.data.code,
      msg: response.data.msg,
      headers: response.headers,
      logId: response.data.error.log_id,
    }
  }
}

/** One contestant of the ingest bench in a process of its own: `node ingest-server.ts NAME`. Says its port and its CPU time over IPC. */
import { generateKeyPairSync } from 'node:crypto'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as lark from '@larksuiteoapi/node-sdk'
import Koa, { type Middleware } from 'koa'
import { pino } from 'pino'
import { startHttp } from '../../src/app/http.ts'
import type { Database } from '../../src/db/types.ts'
import { normalize } from '../../src/feishu/normalize.ts'
import { createWebhook } from '../../src/feishu/webhook.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { createMetrics } from '../../src/observability/metrics.ts'
import { appId, encryptKey, signingSecret, verificationToken } from './ingest-calls.ts'
import { rival } from './rivals.ts'

const logger = pino({ level: 'silent' })

async function listening(listener: RequestListener): Promise<number> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** Reads the body and answers: nothing can do less. */
const bare = () =>
  listening((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      response.writeHead(body.length > 0 ? 200 : 400, { 'content-type': 'application/json' })
      response.end('{}')
    })
  })

/** The program's own port with its webhook; what is routed goes to a handler that does nothing. */
async function ours(): Promise<number> {
  const handlers = new Map<string | undefined, () => Record<string, unknown>>([['press', () => ({})]])
  const receive = async (raw: unknown) => handlers.get(normalize(raw, systemClock.now(), () => undefined)?.kind)?.() ?? { unrouted: true }
  const app = { appId, appSecret: '', encryptKey, verificationToken }
  const webhook = createWebhook({ receive }, new Map([[appId, { app }]]), { machine: systemClock, logger, maxAgeMs: 3_600_000 })
  const { port } = await startHttp({ db: {} as Database, metrics: createMetrics(), webhook, logger }, { host: '127.0.0.1', port: 0 })
  return port
}

/** The SDK's own adapter for Koa with an Encrypt Key, behind the usual body parser. */
async function sdk(): Promise<number> {
  const { bodyParser } = await rival<{ bodyParser: () => Middleware }>('@koa/bodyparser')
  const dispatcher = new lark.EventDispatcher({ encryptKey, verificationToken, loggerLevel: lark.LoggerLevel.error })
  dispatcher.register({ 'card.action.trigger': async () => ({}) })
  const app = new Koa()
  app.use(bodyParser()).use(lark.adaptKoa(`/feishu/${appId}`, dispatcher))
  return listening(app.callback())
}

interface Bolt {
  readonly default: {
    readonly App: new (
      options: object,
    ) => {
      action(id: string, act: (args: { ack: () => Promise<void> }) => Promise<void>): void
      start(port: number): Promise<Server>
    }
  }
}

async function bolt(): Promise<number> {
  const { App } = (await rival<Bolt>('@slack/bolt')).default
  const authorize = async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'U2' })
  const app = new App({ signingSecret, authorize, logLevel: 'error' })
  app.action('approve', async ({ ack }) => ack())
  return ((await app.start(0)).address() as AddressInfo).port
}

interface Probot {
  readonly Probot: new (options: object) => unknown
  readonly createNodeMiddleware: (
    app: (bot: { on(event: string, act: () => Promise<void>): void }) => void,
    options: object,
  ) => Promise<RequestListener>
}

async function probot(): Promise<number> {
  const { Probot, createNodeMiddleware } = await rival<Probot>('probot')
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const bot = new Probot({ appId: 1, privateKey: privateKey.export({ type: 'pkcs1', format: 'pem' }), secret: signingSecret, log: logger })
  const webhooks = await createNodeMiddleware((app) => app.on('issues.opened', async () => undefined), { probot: bot, webhooksPath: '/' })
  return listening(webhooks)
}

const contestants: Readonly<Record<string, () => Promise<number>>> = { bare, ours, sdk, bolt, probot }

const start = contestants[process.argv[2] ?? '']
if (start === undefined) throw new Error(`no contestant ${process.argv[2]}`)
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ cpuUs: user + system })
})
process.send?.({ port: await start() })

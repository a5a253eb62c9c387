import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { type IncomingHttpHeaders, request } from 'node:http'
import { pino } from 'pino'
import { onTestFinished, vi } from 'vitest'
import { startHttp } from '../../../src/app/http.ts'
import type { Conversation } from '../../../src/chat/inbound.ts'
import type { Database } from '../../../src/db/types.ts'
import { createGateway, createWebhook, type FeishuClient, type Sender } from '../../../src/feishu/index.ts'
import type { WebhookOptions } from '../../../src/feishu/webhook.ts'
import { createMetrics } from '../../../src/observability/metrics.ts'
import { standingClock } from '../../harness/world.ts'

export const appId = 'cli_0000000000000001'
/** An app of the same deployment without an Encrypt Key. */
export const openAppId = 'cli_0000000000000002'
export const encryptKey = 'test key'
export const token = 'the token'
export const machineAt = new Date('2026-05-01T00:00:00Z')

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** `{"encrypt": …}` as the platform makes it (encrypt-key-encryption-configuration-case). */
export function sealed(plain: string, key = encryptKey): string {
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv)
  return JSON.stringify({ encrypt: Buffer.concat([iv, cipher.update(plain), cipher.final()]).toString('base64') })
}

/** The three headers of a signed call. */
export function signed(body: string, { key = encryptKey, at = machineAt }: { key?: string; at?: Date } = {}): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const nonce = randomBytes(8).toString('hex')
  const signature = createHash('sha256').update(`${timestamp}${nonce}${key}${body}`).digest('hex')
  return { 'x-lark-request-timestamp': timestamp, 'x-lark-request-nonce': nonce, 'x-lark-signature': signature }
}

/** An envelope of schema 2.0; `header` and `event` replace parts of a press. */
export function envelope(header: Record<string, unknown> = {}, event: Record<string, unknown> = {}): string {
  return JSON.stringify({
    schema: '2.0',
    header: {
      event_id: randomBytes(8).toString('hex'),
      event_type: 'card.action.trigger',
      create_time: '1777593600000',
      token,
      app_id: appId,
      tenant_key: 'ours',
      ...header,
    },
    event: {
      operator: { open_id: 'ou_1' },
      // A card's own token, which is not the app's.
      token: 'c-1',
      action: { tag: 'button', value: { action: 'hz_draft' }, form_value: { place: '主井口“一号”\\' } },
      context: { open_message_id: 'om_1', open_chat_id: 'oc_1' },
      ...event,
    },
  })
}

/** A message from a person. */
export const message = (messageId: string, header: Record<string, unknown> = {}): string =>
  envelope(
    { event_type: 'im.message.receive_v1', ...header },
    {
      sender: { sender_id: { open_id: 'ou_1' }, sender_type: 'user' },
      message: { message_id: messageId, chat_id: 'oc_1', chat_type: 'p2p', message_type: 'text', content: '{"text":"帮助"}' },
    },
  )

/** The program's port with the webhook on it and nothing behind its conversation; closed after the test. */
export async function openWebhook(db: Database, rest: Partial<WebhookOptions> & { storeBudgetMs?: number } = {}) {
  const { storeBudgetMs, ...options } = rest
  const conversation = {
    follow: vi.fn<Conversation['follow']>(() => Promise.resolve()),
    press: vi.fn<Conversation['press']>(() => Promise.resolve({ toast: { type: 'success', content: '好了' } })),
    handle: vi.fn<Conversation['handle']>(() => Promise.resolve()),
    apologise: vi.fn<Conversation['apologise']>(() => Promise.resolve()),
  }
  const apps = [
    { appId, appSecret: '', tenantKey: 'ours', verificationToken: token, encryptKey },
    { appId: openAppId, appSecret: '', tenantKey: 'ours', verificationToken: token },
  ]
  const clients = new Map(apps.map((app) => [app.appId, { app, close: () => undefined } as unknown as FeishuClient]))
  const [logger, machine] = [pino({ level: 'silent' }), { now: () => machineAt }]
  const sender = {} as Sender
  const gateway = createGateway({
    ...{ db, clock: standingClock(), machine: { now: () => new Date() }, clients, domain: '', sender, conversation, logger },
    ...(storeBudgetMs === undefined ? {} : { storeBudgetMs }),
    events: 'webhook',
  })
  const webhook = createWebhook(gateway, clients, { machine, logger, maxAgeMs: 8 * 3_600_000, ...options })
  const http = await startHttp({ db, metrics: createMetrics(), webhook, logger }, { host: '127.0.0.1', port: 0 })
  onTestFinished(async () => {
    await http.close()
    await gateway.stop()
  })
  const post = (body: string | Buffer, headers: Record<string, string> = {}, path = `/feishu/${appId}`) =>
    send({ port: http.port, path, headers }, body)
  return {
    http,
    gateway,
    conversation,
    post,
    /** Sealed, signed and sent as the platform does. */
    push: (plain: string) => {
      const body = sealed(plain)
      return post(body, signed(body))
    },
  }
}

function send(to: { port: number; path: string; headers: Record<string, string> }, body: string | Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', method: 'POST', agent: false, ...to }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks).toString() }),
      )
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

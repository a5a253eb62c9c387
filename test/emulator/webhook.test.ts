import { createDecipheriv, createHash } from 'node:crypto'

import { expect, test } from 'vitest'

import type { RoomConfig } from '../../src/sandbox/index.ts'
import { plainBot, sdkBot, serve } from './support/bot-server.ts'
import { appId, appSecret, li, openPractice, otherAppId, type Practice } from './support/practice.ts'
import { press } from './support/press.ts'

const encryptKey = 'test key'
const verificationToken = 'token-a'
const appsWith = (secrets: object): Partial<RoomConfig> => ({
  apps: [
    { appId, appSecret, name: '安责通', tenantKey: 'bureaus', ...secrets },
    { appId: otherAppId, appSecret: 'secret-b', name: '安责通', tenantKey: 'firms' },
  ],
})
const signed = { config: appsWith({ encryptKey, verificationToken }) }
const unsigned = { config: appsWith({ verificationToken }) }
const ways = `/apps/${appId}/webhook`

const says = (practice: Practice, text = '帮助') => practice.control<{ messageId: string }>('POST', `/people/${li}/messages`, { text })

const pushes = async (practice: Practice) =>
  (await practice.control<{ direction: string; status: number | null; note: string | null }[]>('GET', '/traffic')).filter(
    ({ direction }) => direction !== 'call',
  )

// event-subscription-configure-/choose-a-subscription-mode/send-notifications-to-developers-server, encrypt-key-encryption-configuration-case
test.each([
  ['with an Encrypt Key', signed, encryptKey],
  ['without one', unsigned, undefined],
])('the SDK’s own server %s passes the challenge, gets events and answers presses', async (_case, options, key) => {
  const practice = await openPractice(options)
  const heard: { message: { content: string }; app_id: string }[] = []
  const url = await sdkBot(
    {
      'im.message.receive_v1': async (event: never) => void heard.push(event),
      'card.action.trigger': async () => ({ toast: { type: 'success', content: '已签收' } }),
    },
    key,
  )
  expect(await practice.control('PUT', ways, { url })).toMatchObject({ appId, webhook: url })
  await says(practice)
  await practice.control('POST', '/settle')
  expect(heard).toMatchObject([{ app_id: appId, message: { content: '{"text":"帮助"}' } }])
  expect(await press(practice)).toMatchObject({ status: 'ok', toast: { content: '已签收' } })
})

// encrypt-key-encryption-configuration-case: its test vector is `hello world` under the key `test key`.
test('a push is encrypted as the page says and signed over the body as it is sent', async () => {
  const practice = await openPractice(signed)
  const url = await sdkBot({}, encryptKey)
  const bodies: { body: string; headers: Record<string, unknown> }[] = []
  const tap = await serve(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    bodies.push({ body, headers: request.headers })
    const answer = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    response.end(await answer.text())
  })
  await practice.sandbox.setWebhook(appId, tap)
  await says(practice)
  await practice.control('POST', '/settle')
  const [challenge, event] = bodies
  expect(challenge?.headers['x-lark-signature']).toBeUndefined()
  expect(JSON.parse(decrypted(challenge?.body ?? ''))).toEqual({
    challenge: expect.any(String),
    token: verificationToken,
    type: 'url_verification',
  })
  expect(JSON.parse(decrypted(event?.body ?? ''))).toMatchObject({ schema: '2.0', header: { token: verificationToken, app_id: appId } })
  const { 'x-lark-request-timestamp': timestamp, 'x-lark-request-nonce': nonce, 'x-lark-signature': signature } = event?.headers ?? {}
  expect(signature).toBe(createHash('sha256').update(`${timestamp}${nonce}${encryptKey}${event?.body}`).digest('hex'))
  expect(event?.headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/)
  expect(event?.headers['content-type']).toBe('application/json;charset=utf-8')
})

function decrypted(body: string): string {
  const bytes = Buffer.from((JSON.parse(body) as { encrypt: string }).encrypt, 'base64')
  const decipher = createDecipheriv('aes-256-cbc', createHash('sha256').update(encryptKey).digest(), bytes.subarray(0, 16))
  return decipher.update(bytes.subarray(16)).toString() + decipher.final().toString()
}

// send-notifications-to-developers-server
test.each([
  ['nobody listens', () => Promise.resolve('http://127.0.0.1:1/'), 'cannot be reached'],
  ['the answer is late', () => serve(() => undefined), 'within 1 s'],
  ['the status is not 200', () => serve((_request, response) => response.writeHead(204).end()), 'HTTP 204'],
  ['the answer is another', () => serve((_request, response) => response.end('{"challenge":"x"}')), 'something else'],
  ['the address lies elsewhere', () => Promise.resolve('http://192.0.2.1/bot'), 'on this machine'],
])('an address is not saved when %s', async (_case, address, message) => {
  const practice = await openPractice(signed)
  const answer = await practice.raw('PUT', ways, { url: await address() })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ error: { code: 'webhook_refused', message: expect.stringContaining(message) } })
  expect(await practice.control('GET', '/apps')).toMatchObject([
    { appId, webhook: null },
    { appId: otherAppId, webhook: null },
  ])
})

// event-subscriptions/uUTNz4SN1MjL1UzM: only HTTP 200 within 3 s is success.
test.each([200, 201, 204, 302, 401, 500])('an event answered with HTTP %i is pushed again unless it is 200', async (status) => {
  const practice = await openPractice(unsigned)
  const bot = await plainBot(() => ({ status, headers: { location: '/elsewhere' } }))
  await practice.sandbox.setWebhook(appId, bot.url)
  await says(practice)
  await practice.control('POST', '/clock/advance', { by: 'P2D' })
  expect(bot.arrived).toHaveLength(status === 200 ? 1 : 5)
  expect(new Set(bot.arrived.map(({ body }) => body)).size).toBe(1)
  expect(new Set(bot.arrived.map(({ headers }) => headers['x-request-id'])).size).toBe(bot.arrived.length)
})

// receive-and-handle-callbacks, cardkit-v1/card-callback-communication: one attempt, and the client's code says what went wrong.
test.each([
  ['is not 200', { status: 500 }, 200671],
  ['is 204, as the SDK’s Koa adapter answers a wrong signature', { status: 204 }, 200671],
  ['is a redirect', { status: 302, headers: { location: '/elsewhere' } }, 200671],
  ['has no JSON', { body: 'fine' }, 200672],
  ['is no object', { body: '[]' }, 200672],
])('a press whose answer %s shows its code and is never pushed again', async (_case, given, code) => {
  const practice = await openPractice(unsigned)
  const bot = await plainBot(() => given)
  await practice.sandbox.setWebhook(appId, bot.url)
  expect(await press(practice)).toMatchObject({ status: 'error', code })
  await practice.control('POST', '/clock/advance', { by: 'P1D' })
  expect(bot.arrived).toHaveLength(1)
})

test('a press that is not answered within 3 s shows 200341, one whose server hangs up 200342', async () => {
  const practice = await openPractice(unsigned)
  let hangUp = true
  const bot = await plainBot((_arrived, response) => {
    if (hangUp) response.destroy()
    return undefined
  })
  await practice.sandbox.setWebhook(appId, bot.url)
  expect(await press(practice)).toMatchObject({ status: 'error', code: 200342 })
  hangUp = false
  const late = await press(practice)
  expect(late).toMatchObject({ status: 'error', code: 200341 })
  expect(late.elapsedMs).toBeGreaterThanOrEqual(2990)
})

// request-url-configuration-case: one way an app; the console switches between them.
test('an app takes events one way at a time: what is connected over the long connection hears nothing while it has an address', async () => {
  const practice = await openPractice(unsigned)
  const overSocket: unknown[] = []
  await practice.connect({ 'im.message.receive_v1': async (event: never) => void overSocket.push(event) })
  const bot = await plainBot(() => ({}))
  await practice.sandbox.setWebhook(appId, bot.url)
  await says(practice, '一')
  await practice.control('POST', '/settle')
  await practice.sandbox.setWebhook(appId, null)
  await says(practice, '二')
  await practice.control('POST', '/settle')
  expect(bot.arrived.map(({ body }) => body)).toEqual([expect.stringContaining('一')])
  expect(overSocket).toMatchObject([{ message: { content: '{"text":"二"}' } }])
  expect(await pushes(practice)).toMatchObject([{ status: 200 }, { status: 200 }])
})

test('an address in the room’s configuration counts as saved; until its bot is up, events wait', async () => {
  const bot = await plainBot(() => ({}))
  const practice = await openPractice({ config: appsWith({ verificationToken, webhook: bot.url }) })
  await says(practice)
  await practice.control('POST', '/settle')
  expect(bot.arrived).toHaveLength(1)
})

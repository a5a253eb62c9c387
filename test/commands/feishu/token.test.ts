import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { callPlatform } from '../../../src/feishu/call.ts'
import { createFeishuClient, type FeishuClient } from '../../../src/feishu/client.ts'
import { readFailure } from '../../../src/feishu/errors.ts'

/** A platform that gives tokens one after the other and knows which of them are good. */
class TokenPlatform {
  tokens = 0
  calls = 0
  refused = new Set<string>()
  tokenAnswer: (() => { status: number; body: unknown }) | undefined
  readonly server = createServer((request, response) => this.#answer(request, response))

  #answer(request: IncomingMessage, response: ServerResponse): void {
    request.resume().on('end', () => {
      const { status, body } = request.url?.endsWith('/internal') ? this.#token() : this.#call(request.headers.authorization ?? '')
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
  }

  #token() {
    this.tokens += 1
    return this.tokenAnswer?.() ?? { status: 200, body: { code: 0, tenant_access_token: `t-${this.tokens}`, expire: 7_200 } }
  }

  #call(authorization: string) {
    this.calls += 1
    const isRefused = this.refused.has(authorization.replace('Bearer ', ''))
    return isRefused ? { status: 400, body: { code: 99991663, msg: 'invalid token' } } : { status: 200, body: { code: 0, data: {} } }
  }
}

let platform: TokenPlatform
let client: FeishuClient
let counted: number
beforeEach(async () => {
  platform = new TokenPlatform()
  counted = 0
  await new Promise<void>((resolve) => platform.server.listen(0, '127.0.0.1', resolve))
  const domain = `http://127.0.0.1:${(platform.server.address() as AddressInfo).port}`
  const onCall = () => {
    counted += 1
  }
  client = createFeishuClient({ appId: 'cli_1', appSecret: 'secret' }, { domain, logger: pino({ level: 'silent' }), onCall })
})
afterEach(() => {
  client.close()
  platform.server.close()
})

const call = () => callPlatform(client, () => client.api.im.message.get({ path: { message_id: 'om_1' } }))
const many = (count: number) => Promise.allSettled(Array.from({ length: count }, call))

describe('a token', () => {
  test('is fetched once for many first calls', async () => {
    await many(20)
    expect(platform.tokens).toBe(1)
    expect(platform.calls).toBe(20)
  })

  test('that is refused is fetched anew once, however many calls it was refused for', async () => {
    await call()
    platform.refused.add('t-1')
    const results = await many(20)
    expect(results.filter(({ status }) => status === 'rejected')).toEqual([])
    expect(platform.tokens).toBe(2)
  })

  test('that is refused again is not fetched for ever', async () => {
    platform.refused = new Set(['t-1', 't-2', 't-3'])
    await expect(call()).rejects.toThrow()
    expect(platform.tokens).toBe(2)
  })

  test('that cannot be had stops everything when the app is not known, and nothing was sent', async () => {
    platform.tokenAnswer = () => ({ status: 200, body: { code: 10014, msg: 'app secret invalid' } })
    const failure = await call().catch(readFailure)
    expect(failure).toMatchObject({ verdict: 'stop', of: 'app' })
    expect(platform.calls).toBe(0)
  })

  test('that cannot be had because the platform is ill is waited for: nothing is of unknown outcome', async () => {
    platform.tokenAnswer = () => ({ status: 502, body: {} })
    expect(await call().catch(readFailure)).toMatchObject({ verdict: 'later' })
    platform.tokenAnswer = undefined
    await call()
    expect(platform.calls).toBe(1)
  })
})

test('calls of the server API are counted, those for tokens are not', async () => {
  await many(5)
  expect(counted).toBe(5)
})

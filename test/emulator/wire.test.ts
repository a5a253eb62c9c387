import { once } from 'node:events'

import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'

import { decodeFrame, encodeFrame, type Frame, headerOf, headers } from '../../src/sandbox/long-connection/frames.ts'
import { appId, appSecret, openPractice } from './support/practice.ts'

type Endpoint = { code: number; data: { URL?: string; ClientConfig?: Record<string, number> } }

const ping = encodeFrame({ SeqID: 0, LogID: 0, service: 1, method: 0, headers: headers({ type: 'ping' }) })

async function ask(url: string): Promise<Endpoint> {
  const body = JSON.stringify({ AppID: appId, AppSecret: appSecret })
  return (await (await fetch(`${url}/callback/ws/endpoint`, { method: 'POST', body })).json()) as Endpoint
}

async function open(url: string): Promise<WebSocket> {
  const socket = new WebSocket((await ask(url)).data.URL ?? '')
  onTestFinished(() => socket.terminate())
  await once(socket, 'open')
  return socket
}

async function answerTo(socket: WebSocket, bytes: Uint8Array): Promise<Frame> {
  const answer = once(socket, 'message')
  socket.send(bytes)
  return decodeFrame((await answer)[0])
}

test('an address is good for one connection only', async () => {
  const { sandbox } = await openPractice()
  const { data } = await ask(sandbox.url)
  const [first, second] = [new WebSocket(data.URL ?? ''), new WebSocket(`${data.URL}`)]
  onTestFinished(() => {
    first.terminate()
    second.terminate()
  })
  const [error] = await Promise.race([once(second, 'error'), once(first, 'error')])
  expect(String(error)).toContain('403')
})

test('the 51st connection of an app is refused', async () => {
  const { sandbox } = await openPractice()
  for (let count = 0; count < 50; count += 1) await open(sandbox.url)
  expect(await ask(sandbox.url)).toMatchObject({ code: 1000040350, data: {} })
})

test('a ping is answered by a pong with all four settings, unless the connection is to be silent', async () => {
  const { sandbox, control } = await openPractice()
  const socket = await open(sandbox.url)
  const pong = await answerTo(socket, ping)
  expect(headerOf(pong, 'type')).toBe('pong')
  expect(JSON.parse(Buffer.from(pong.payload ?? []).toString())).toEqual({
    PingInterval: 120,
    ReconnectCount: -1,
    ReconnectInterval: 120,
    ReconnectNonce: 30,
  })
  await control('PUT', '/faults', [{ match: { appId }, effect: 'silence', times: 1 }])
  socket.send(ping)
  // The second ping is answered again: exactly one was swallowed.
  expect(headerOf(await answerTo(socket, ping), 'type')).toBe('pong')
  expect(await control('GET', '/faults')).toMatchObject([{ hits: 1 }])
})

test('bytes that are no frame end the connection', async () => {
  const { sandbox } = await openPractice()
  const socket = await open(sandbox.url)
  socket.send(Buffer.from('hello'))
  expect((await once(socket, 'close'))[0]).toBe(1002)
})

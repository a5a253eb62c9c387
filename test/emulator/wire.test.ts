import { once } from 'node:events'

import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'

import { decodeFrame, encodeFrame, type Frame, headerOf, headers } from '../../src/sandbox/long-connection/frames.ts'
import { appId, appSecret, li, openPractice } from './support/practice.ts'

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
  const { sandbox, control } = await openPractice()
  // An address given out before the last place was taken does not open one more.
  const early = await ask(sandbox.url)
  for (let count = 0; count < 50; count += 1) await open(sandbox.url)
  await expect(once(new WebSocket(early.data.URL ?? ''), 'open')).rejects.toThrow('403')
  expect(await control('GET', '/apps')).toMatchObject([{ appId, connections: 50 }, { connections: 0 }])
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

test('a connection that is silent is deaf both ways: no push goes out, and no acknowledgement comes in', async () => {
  const { sandbox, control } = await openPractice()
  const socket = await open(sandbox.url)
  const frames: Frame[] = []
  socket.on('message', (bytes: Buffer) => {
    frames.push(decodeFrame(bytes))
    socket.send(encodeFrame({ ...decodeFrame(bytes), payload: Buffer.from('{"code":200}') }))
  })
  await control('PUT', '/faults', [{ match: { path: '/ws/v2' }, effect: 'silence' }])
  await control('POST', `/people/${li}/messages`, { text: '一' })
  await control('POST', '/settle')
  expect(frames).toEqual([])
  await control('PUT', '/faults', [])
  await control('POST', '/clock/advance', { by: 'PT15S' })
  expect(frames.map((frame) => headerOf(frame, 'type'))).toEqual(['event'])
})

test('a connection under drop is cut at its next frame, and the bot may come back', async () => {
  const { sandbox, control } = await openPractice()
  const socket = await open(sandbox.url)
  await control('PUT', '/faults', [{ match: { path: '/ws/v2' }, effect: 'drop', times: 1 }])
  const closed = once(socket, 'close')
  socket.send(ping)
  expect((await closed)[0]).toBe(1006)
  expect(headerOf(await answerTo(await open(sandbox.url), ping), 'type')).toBe('pong')
})

test('a platform that goes away cuts what is connected and lets nobody in, address or not', async () => {
  const { sandbox, control } = await openPractice()
  const socket = await open(sandbox.url)
  const { data } = await ask(sandbox.url)
  const closed = once(socket, 'close')
  await control('PUT', '/faults', [{ match: {}, effect: 'away' }])
  expect((await closed)[0]).toBe(1006)
  const late = new WebSocket(data.URL ?? '')
  await expect(once(late, 'open')).rejects.toThrow()
  await expect(ask(sandbox.url)).rejects.toThrow()
})

// The page gives no way back but the SDK's: it asks for a new address after ReconnectNonce and every ReconnectInterval.
test('the SDK connects again by itself when the platform is back', async () => {
  const clientConfig = { ReconnectInterval: 1, ReconnectNonce: 0 }
  const { connect, control } = await openPractice({ clientConfig })
  const heard = Promise.withResolvers<unknown>()
  const back = Promise.withResolvers<void>()
  await connect({ 'im.message.receive_v1': async (event: never) => heard.resolve(event) }, { onReconnected: back.resolve })
  await control('PUT', '/faults', [{ match: {}, effect: 'away' }])
  await control('PUT', '/faults', [])
  await back.promise
  expect(await control('GET', '/apps')).toMatchObject([{ appId, connections: 1 }, {}])
  await control('POST', `/people/${li}/messages`, { text: '回来了' })
  expect(await heard.promise).toMatchObject({ message: { content: '{"text":"回来了"}' } })
})

test('bytes that are no frame end the connection', async () => {
  const { sandbox } = await openPractice()
  const socket = await open(sandbox.url)
  socket.send(Buffer.from('hello'))
  expect((await once(socket, 'close'))[0]).toBe(1002)
})

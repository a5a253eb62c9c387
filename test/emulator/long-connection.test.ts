import { expect, test } from 'vitest'

import { appId, li, openPractice, wang } from './support/practice.ts'

type Received = {
  message: { message_id: string; content: string; message_type: string; chat_type: string }
  sender: { sender_id: { open_id: string } }
}

const toLi = { receive_id_type: 'open_id' as const }
const card = (elements: unknown[]) => JSON.stringify({ schema: '2.0', config: { update_multi: true }, body: { elements } })
const button = (extra: object = {}) => ({
  tag: 'button',
  element_id: 'sign',
  text: { tag: 'plain_text', content: '签收' },
  behaviors: [{ type: 'callback', value: { v: 3 } }],
  ...extra,
})
type Pressed = { status: string; code?: number | string; toast?: { content: string }; card?: object; elapsedMs: number }

async function sendCard(practice: Awaited<ReturnType<typeof openPractice>>, elements: unknown[]): Promise<string> {
  const sent = await practice.client.im.message.create({
    params: toLi,
    data: { receive_id: li, msg_type: 'interactive', content: card(elements) },
  })
  return sent.data?.message_id ?? ''
}

test('a wrong secret opens no long connection, and the SDK does not try for ever', async () => {
  const { connect } = await openPractice()
  await expect(connect({}, { secret: 'wrong' })).rejects.toThrow()
})

test('a text reaches the bot as an event', async () => {
  const { connect, control } = await openPractice()
  const received: Received[] = []
  await connect({ 'im.message.receive_v1': async (event: never) => void received.push(event) })
  const { messageId } = await control<{ messageId: string }>('POST', `/people/${li}/messages`, { text: '帮助' })
  await control('POST', '/settle')
  expect(received).toMatchObject([
    { message: { message_id: messageId, content: '{"text":"帮助"}', chat_type: 'p2p' }, sender: { sender_id: { open_id: li } } },
  ])
})

test('a text of 150 KB arrives whole although it travels in several frames', async () => {
  const { connect, control } = await openPractice()
  const received: Received[] = []
  await connect({ 'im.message.receive_v1': async (event: never) => void received.push(event) })
  const words = '隐患'.repeat(25_000)
  await control('POST', `/people/${li}/messages`, { text: words })
  await control('POST', '/settle')
  expect(JSON.parse(received[0]?.message.content ?? '{}')).toEqual({ text: words })
})

test('in a group the bot hears only what mentions it', async () => {
  const { connect, control } = await openPractice()
  const received: Received[] = []
  await connect({ 'im.message.receive_v1': async (event: never) => void received.push(event) })
  const { chatId } = await control<{ chatId: string }>('POST', '/chats', { name: '隐患群', openIds: [li, wang], bot: true })
  await control('POST', `/people/${li}/messages`, { chatId, text: '没有叫它' })
  await control('POST', `/people/${li}/messages`, { chatId, text: '概况', mentionBot: true })
  await control('POST', '/settle')
  expect(received.map((event) => event.message.content)).toEqual(['{"text":"@_user_1 概况"}'])
})

test('an event whose handler fails comes again after 15 s, 5 min, 1 h and 6 h of practice time, and no more', async () => {
  const { connect, control, clock } = await openPractice()
  const at: number[] = []
  const start = clock.now().getTime()
  await connect({
    'im.message.receive_v1': async () => {
      at.push(clock.now().getTime() - start)
      throw new Error('not today')
    },
  })
  await control('POST', `/people/${li}/messages`, { text: '帮助' })
  await control('POST', '/clock/advance', { by: 'P2D' })
  expect(at).toHaveLength(5)
  const pauses = at.map((instant, index) => Math.round((instant - (at[index - 1] ?? 0)) / 1000))
  expect(pauses.slice(1)).toEqual([15, 300, 3600, 21_600])
})

test('an event nobody was connected for comes again', async () => {
  const { connect, control } = await openPractice()
  const received: Received[] = []
  await control('POST', `/people/${li}/messages`, { text: '帮助' })
  await connect({ 'im.message.receive_v1': async (event: never) => void received.push(event) })
  await control('POST', '/clock/advance', { by: 'PT15S' })
  expect(received).toHaveLength(1)
})

test('each event goes to one of several connections, never to all', async () => {
  const { connect, control } = await openPractice()
  const counts = [0, 0]
  for (const index of [0, 1]) {
    await connect({
      'im.message.receive_v1': async () => {
        counts[index] = (counts[index] ?? 0) + 1
      },
    })
  }
  for (let count = 0; count < 12; count += 1) await control('POST', `/people/${li}/messages`, { text: String(count) })
  await control('POST', '/settle')
  expect((counts[0] ?? 0) + (counts[1] ?? 0)).toBe(12)
  expect(Math.min(...counts)).toBeGreaterThan(0)
})

test('a press without any connection shows 200340', async () => {
  const practice = await openPractice()
  const messageId = await sendCard(practice, [button()])
  expect(await practice.control<Pressed>('POST', `/people/${li}/press`, { messageId, target: 'sign' })).toMatchObject({
    status: 'error',
    code: 200340,
  })
})

test.each([
  ['a handler that returns nothing', () => undefined, 200672],
  ['a handler that throws', () => Promise.reject(new Error('broken')), 200671],
  ['an answer that is no object', () => 'fine', 200672],
  ['a toast of an unknown type', () => ({ toast: { type: 'loud', content: 'x' } }), 200672],
])('%s shows the person an error', async (_case, handler, code) => {
  const practice = await openPractice()
  await practice.connect({ 'card.action.trigger': handler })
  const messageId = await sendCard(practice, [button()])
  expect(await practice.control<Pressed>('POST', `/people/${li}/press`, { messageId, target: 'sign' })).toMatchObject({
    status: 'error',
    code,
  })
})

test('an answer after more than 3 s shows 200341', async () => {
  const practice = await openPractice()
  let release: () => void = () => undefined
  const late = new Promise<void>((resolve) => {
    release = resolve
  })
  await practice.connect({ 'card.action.trigger': () => late.then(() => ({})) })
  const messageId = await sendCard(practice, [button()])
  const result = await practice.control<Pressed>('POST', `/people/${li}/press`, { messageId, target: 'sign' })
  release()
  expect(result).toMatchObject({ status: 'error', code: 200341 })
  expect(result.elapsedMs).toBeGreaterThanOrEqual(2990)
})

test('a press brings operator, value and place to the bot, and its toast and card to the person', async () => {
  const practice = await openPractice()
  const calls: unknown[] = []
  const next = { schema: '2.0', config: { update_multi: true }, body: { elements: [{ tag: 'markdown', content: '已签收' }] } }
  await practice.connect({
    'card.action.trigger': (event: never) => {
      calls.push(event)
      return { toast: { type: 'success', content: '已签收' }, card: { type: 'raw', data: next } }
    },
  })
  const messageId = await sendCard(practice, [button()])
  const result = await practice.control<Pressed>('POST', `/people/${li}/press`, { messageId, target: '签收' })
  expect(result).toMatchObject({ status: 'ok', toast: { type: 'success', content: '已签收' }, card: next })
  expect(calls).toMatchObject([
    {
      operator: { open_id: li },
      action: { tag: 'button', value: { v: 3 } },
      context: { open_message_id: messageId },
      host: 'im_message',
      app_id: appId,
    },
  ])
  const [seen] = await practice.control<{ content: object }[]>('GET', `/people/${li}/messages`)
  expect(seen?.content).toEqual(next)
})

test('an empty object acknowledges a press and changes nothing', async () => {
  const practice = await openPractice()
  await practice.connect({ 'card.action.trigger': () => ({}) })
  const messageId = await sendCard(practice, [button()])
  const result = await practice.control<Pressed>('POST', `/people/${li}/press`, { messageId, target: 'sign' })
  expect(result).toEqual({ status: 'ok', elapsedMs: result.elapsedMs })
})

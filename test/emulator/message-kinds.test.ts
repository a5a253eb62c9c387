import { expect, test } from 'vitest'

import { appId, li, openPractice, wang } from './support/practice.ts'

type Heard = { message: { message_id: string; message_type: string; content: string; parent_id?: string; root_id?: string } }

const point = { base64: 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', name: '照片.gif' }

async function listening() {
  const practice = await openPractice()
  const heard: Heard[] = []
  await practice.connect({ 'im.message.receive_v1': async (event: never) => void heard.push(event) })
  const say = (body: object) => practice.control<{ messageId: string }>('POST', `/people/${li}/messages`, body)
  return { ...practice, heard, say }
}

test.each([
  ['nothing', {}],
  ['two kinds at once', { text: 'x', sticker: {} }],
  ['a picture that is no base64', { image: { base64: '***', name: 'x' } }],
  ['a place off the globe', { location: { latitude: 91, longitude: 0, name: 'x' } }],
])('%s cannot be sent', async (_what, body) => {
  const { raw } = await openPractice()
  expect((await raw('POST', `/people/${li}/messages`, body)).status).toBe(400)
})

test.each([
  ['text', { text: '帮助' }, { text: '帮助' }],
  [
    'post',
    { post: { title: '隐患', content: [[{ tag: 'text', text: '顶板' }]] } },
    { title: '隐患', content: [[{ tag: 'text', text: '顶板' }]] },
  ],
  ['image', { image: point }, { image_key: expect.stringMatching(/^img_v3_/) }],
  ['file', { file: point }, { file_key: expect.stringMatching(/^file_v3_/), file_name: '照片.gif' }],
  ['location', { location: { latitude: 35.5, longitude: 112.8, name: '矿口' } }, { name: '矿口', latitude: '35.5', longitude: '112.8' }],
  ['audio', { audio: { durationMs: 2000 } }, { file_key: expect.stringMatching(/^file_v3_/), duration: 2000 }],
  ['sticker', { sticker: true }, { file_key: expect.stringMatching(/^file_v3_/) }],
])('a message of type %s arrives with the content of its type', async (type, body, content) => {
  const { heard, say, control } = await listening()
  await say(body)
  await control('POST', '/settle')
  expect(heard[0]?.message.message_type).toBe(type)
  expect(JSON.parse(heard[0]?.message.content ?? '')).toEqual(content)
})

test('a picture inside a post can be fetched through the post', async () => {
  const { say, control, client } = await listening()
  const { messageId } = await say({ post: { content: [[{ tag: 'img', image: point }]] } })
  const [message] = await control<{ content: { content: { image_key: string }[][] } }[]>('GET', `/people/${li}/messages`)
  const key = message?.content.content[0]?.[0]?.image_key ?? ''
  const got = await client.im.messageResource.get({ path: { message_id: messageId, file_key: key }, params: { type: 'image' } })
  expect((await got.getReadableStream().toArray()).map(Buffer.from)).toEqual([Buffer.from(point.base64, 'base64')])
})

test('an answer names what it answers, and several messages forwarded together arrive as one', async () => {
  const { heard, say, control } = await listening()
  const [first, second] = [await say({ text: '一' }), await say({ text: '二' })]
  await say({ text: '三', replyTo: first.messageId })
  await control('POST', '/settle')
  await control('POST', `/people/${li}/forward`, { messageId: [first.messageId, second.messageId], to: appId })
  await control('POST', '/settle')
  const answer = heard.find((event) => event.message.content.includes('三'))
  expect(answer?.message).toMatchObject({ parent_id: first.messageId, root_id: first.messageId })
  expect(heard.at(-1)?.message.message_type).toBe('merge_forward')
})

test('a recalled message is told to the bot and shown as recalled', async () => {
  const { connect, control } = await openPractice()
  const recalled: { message_id: string; recall_type: string }[] = []
  await connect({ 'im.message.receive_v1': () => ({}), 'im.message.recalled_v1': async (event: never) => void recalled.push(event) })
  const { messageId } = await control<{ messageId: string }>('POST', `/people/${li}/messages`, { text: '错了' })
  await control('POST', `/people/${li}/recall`, { messageId })
  await control('POST', '/settle')
  expect(recalled).toMatchObject([{ message_id: messageId, recall_type: 'message_owner' }])
  expect(await control('GET', `/people/${li}/messages`)).toMatchObject([{ messageId, recalled: true, content: {} }])
})

test('what is forwarded to a colleague does not reach the bot', async () => {
  const { heard, say, control } = await listening()
  const { messageId } = await say({ text: '看看' })
  await control('POST', `/people/${li}/forward`, { messageId, to: wang })
  await control('POST', '/settle')
  expect(heard).toHaveLength(1)
  expect(await control('GET', `/people/${wang}/messages`)).toMatchObject([{ content: { text: '看看' }, sender: { id: li } }])
})

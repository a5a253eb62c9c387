import type { Readable } from 'node:stream'

import { expect, test } from 'vitest'

import { li, openPractice, otherAppId, refusalOf } from './support/practice.ts'

/** The smallest picture there is: one transparent point. */
const point = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

async function bytesOf(download: { getReadableStream(): Readable }): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of download.getReadableStream()) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

test.each([
  ['what is no picture', Buffer.from('hello'), 234011],
  ['an empty picture', Buffer.alloc(0), 234010],
  ['a picture above 10 MB', Buffer.concat([point, Buffer.alloc(10 * 1024 * 1024)]), 234006],
])('%s is refused', async (_case, image, code) => {
  const { client } = await openPractice()
  expect(await refusalOf(client.im.image.create({ data: { image_type: 'message', image } }))).toMatchObject({ status: 400, code })
})

test('a picture uploaded by one app cannot be sent by another', async () => {
  const { client, clientOf } = await openPractice()
  const uploaded = await client.im.image.create({ data: { image_type: 'message', image: point } })
  const other = clientOf(otherAppId, 'secret-b')
  const call = other.im.message.create({
    params: { receive_id_type: 'open_id' },
    data: { receive_id: 'ou_zhao', msg_type: 'image', content: JSON.stringify({ image_key: uploaded?.image_key }) },
  })
  expect(await refusalOf(call)).toMatchObject({ status: 400, code: 230017 })
})

test('a picture sent from a buffer without a name is shown byte for byte', async () => {
  const { client, raw } = await openPractice()
  const uploaded = await client.im.image.create({ data: { image_type: 'message', image: point } })
  expect(uploaded?.image_key).toMatch(/^img_v3_[0-9a-f]{4}_[0-9a-f-]{36}$/)
  const sent = await client.im.message.create({
    params: { receive_id_type: 'open_id' },
    data: { receive_id: li, msg_type: 'image', content: JSON.stringify({ image_key: uploaded?.image_key }) },
  })
  expect(sent.code).toBe(0)
  const shown = await raw('GET', `/resources/${uploaded?.image_key}`)
  expect(shown.headers.get('content-type')).toBe('image/gif')
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(point)
})

test('a person’s picture is fetched through its message, and only through it', async () => {
  const { client, control } = await openPractice()
  const { messageId } = await control<{ messageId: string }>('POST', `/people/${li}/messages`, {
    image: { base64: point.toString('base64'), name: '现场.gif' },
  })
  const other = await control<{ messageId: string }>('POST', `/people/${li}/messages`, { text: '别的' })
  const [message] = await control<{ content: { image_key: string } }[]>('GET', `/people/${li}/messages`)
  const key = message?.content.image_key ?? ''
  const get = (id: string, type: string) => client.im.messageResource.get({ path: { message_id: id, file_key: key }, params: { type } })
  expect(await bytesOf(await get(messageId, 'image'))).toEqual(point)
  await expect(get(other.messageId, 'image')).rejects.toMatchObject({ response: { status: 400 } })
  await expect(get(messageId, 'file')).rejects.toMatchObject({ response: { status: 400 } })
})

test('a file goes up, is sent, and comes down again', async () => {
  const { client } = await openPractice()
  const file = Buffer.from('附件一')
  const uploaded = await client.im.file.create({ data: { file_type: 'stream', file_name: '附件.txt', file } })
  const got = await client.im.file.get({ path: { file_key: uploaded?.file_key ?? '' } })
  expect(await bytesOf(got)).toEqual(file)
})

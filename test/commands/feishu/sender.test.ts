import { AxiosError, AxiosHeaders } from 'axios'
import { pino } from 'pino'
import { beforeEach, describe, expect, test, vi } from 'vitest'

import { pictureHashesIn, withPictureKeys } from '../../../cards/kit/index.ts'
import type { FeishuClient } from '../../../src/feishu/client.ts'
import { createSender } from '../../../src/feishu/sender.ts'
import { useDatabase } from '../../harness/database.ts'

const database = useDatabase()
beforeEach(async () => {
  await database.db.prisma.$executeRaw`TRUNCATE uploaded_key, send_slot`
})

const good = 'a'.repeat(64)
const bad = 'b'.repeat(64)
const target = { appId: 'cli_1', openId: 'ou_1' }
const cardWith = (...hashes: string[]) => ({
  schema: '2.0',
  body: { elements: [{ tag: 'markdown', content: '重大隐患' }, ...hashes.map((hash) => ({ tag: 'img', img_key: `sha256:${hash}` }))] },
})

const answered = (code: number) =>
  new AxiosError('refused', 'ERR_BAD_REQUEST', undefined, undefined, {
    status: 400,
    statusText: '',
    headers: {},
    config: { headers: new AxiosHeaders() },
    data: { code, msg: 'no' },
  })
const timedOut = () => new AxiosError('timeout', 'ECONNABORTED')

/** A platform of one app; pictures get the answers of `uploads` in turn, then succeed. */
function platform(readOriginal = (_sha256: string): Promise<Uint8Array | null> => Promise.resolve(new Uint8Array([1]))) {
  let machineMs = 0
  const uploads: (Error | { image_key?: string })[] = []
  const sent: string[] = []
  const image = vi.fn(async () => {
    const next = uploads.shift() ?? { image_key: 'img_1' }
    if (next instanceof Error) throw next
    return next
  })
  const create = async ({ data }: { data: { content: string } }) => {
    sent.push(data.content)
    return { code: 0, data: { message_id: 'om_1', chat_id: 'oc_1' } }
  }
  const file = vi.fn(() => Promise.resolve({ file_key: 'file_1' }))
  const api = { im: { image: { create: image }, message: { create }, file: { create: file } } }
  const client = { app: { appId: 'cli_1' }, api, forgetToken: () => undefined } as unknown as FeishuClient
  const sender = createSender({
    db: database.db,
    clients: new Map([['cli_1', client]]),
    readOriginal,
    pictures: { hashesIn: pictureHashesIn, withKeys: withPictureKeys },
    // A second passes between two looks, so that no limit of our own is met.
    machineNow: () => (machineMs += 1_000),
    logger: pino({ level: 'silent' }),
  })
  return { sender, uploads, sent, image }
}

const missing = '有照片暂时无法显示'

describe('a card with pictures', () => {
  test('goes out without the one the platform refuses', async () => {
    const { sender, uploads, sent } = platform()
    uploads.push(answered(234_011))
    expect(await sender.send(target, cardWith(bad, good), 'u1')).toMatchObject({ outcome: 'done', messageId: 'om_1' })
    expect(sent[0]).toContain(missing)
    expect(sent[0]).toContain('img_1')
    expect(sent[0]).not.toContain('sha256:')
  })

  test.each([
    ['not stored', () => Promise.resolve(null)],
    ['unreadable', () => Promise.reject(new Error('disk'))],
  ])('goes out without an original that is %s', async (_what, readOriginal) => {
    const { sender, sent } = platform(readOriginal)
    expect(await sender.send(target, cardWith(good), 'u1')).toMatchObject({ outcome: 'done' })
    expect(sent[0]).toContain(missing)
  })

  test('waits for a limit of the platform', async () => {
    const { sender, uploads, sent } = platform()
    uploads.push(answered(99_991_400))
    expect(await sender.send(target, cardWith(good), 'u1')).toMatchObject({ outcome: 'later' })
    expect(sent).toEqual([])
    expect(await sender.send(target, cardWith(good), 'u1')).toMatchObject({ outcome: 'done' })
  })

  test('waits for an upload without an answer, which sent nothing, and goes out without it after three', async () => {
    const { sender, uploads, sent } = platform()
    uploads.push(timedOut(), timedOut(), timedOut())
    expect(await sender.send(target, cardWith(good), 'u1')).toMatchObject({ outcome: 'later' })
    expect(await sender.send(target, cardWith(good), 'u1')).toMatchObject({ outcome: 'later' })
    expect(await sender.send(target, cardWith(good), 'u1')).toMatchObject({ outcome: 'done' })
    expect(sent[0]).toContain(missing)
  })

  test('uploads a picture once for an app', async () => {
    const { sender, image } = platform()
    for (const uuid of ['u1', 'u2']) await sender.send(target, cardWith(good), uuid)
    expect(image).toHaveBeenCalledTimes(1)
  })
})

test('uploads of pictures and documents count against the limits of their methods', async () => {
  const { sender } = platform()
  await sender.send(target, cardWith(good), 'u1')
  await sender.sendFile(target, { name: 'a.xlsx', bytes: new Uint8Array([1]) }, 'k1')
  const keys = (await database.db.prisma.sendSlot.findMany()).map(({ key }) => key)
  expect(keys).toEqual(expect.arrayContaining(['image:cli_1:s', 'image:cli_1:m', 'file:cli_1:s', 'file:cli_1:m']))
})

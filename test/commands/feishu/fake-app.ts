import { AxiosError, AxiosHeaders } from 'axios'
import { pino } from 'pino'
import { vi } from 'vitest'

import { pictureHashesIn, withPictureKeys } from '../../../cards/kit/index.ts'
import type { Database } from '../../../src/db/types.ts'
import type { FeishuClient } from '../../../src/feishu/client.ts'
import { createSender } from '../../../src/feishu/sender.ts'
import { systemClock } from '../../../src/lib/clock.ts'
import type { OperatorMatter } from '../../../src/notices/types.ts'

export const target = { appId: 'cli_1', openId: 'ou_1' }
export const guard = { stillOurs: async () => true, urgency: 'ordinary' } as const

export const cardWith = (...hashes: string[]) => ({
  schema: '2.0',
  body: { elements: [{ tag: 'markdown', content: '重大隐患' }, ...hashes.map((hash) => ({ tag: 'img', img_key: `sha256:${hash}` }))] },
})

/** What the platform answers when it refuses. */
export const answered = (code: number, { status = 400, headers = {}, msg = 'no' } = {}) =>
  new AxiosError('refused', 'ERR_BAD_REQUEST', undefined, undefined, {
    status,
    statusText: '',
    headers,
    config: { headers: new AxiosHeaders() },
    data: { code, msg },
  })
export const timedOut = () => new AxiosError('timeout', 'ECONNABORTED')

interface FakeApp {
  readonly readOriginal?: (sha256: string) => Promise<Uint8Array | null>
  /** Machine milliseconds that pass between two looks at the clock; a second lets no limit of our own be met. */
  readonly stepMs?: number
}

/** A platform of one app and a sender to it; what is not in `answers` or `uploads` succeeds. */
export function fakeApp(db: Database, { readOriginal = async () => new Uint8Array([1]), stepMs = 1_000 }: FakeApp = {}) {
  const machine = { ms: 0 }
  const uploads: (Error | { image_key?: string })[] = []
  /** Refusals of the next calls, in order. */
  const refusals: Error[] = []
  const sent: string[] = []
  const rung: string[] = []
  const matters: OperatorMatter[] = []
  const refuse = () => {
    const refusal = refusals.shift()
    if (refusal) throw refusal
  }
  const image = vi.fn(async () => {
    const next = uploads.shift() ?? { image_key: 'img_1' }
    if (next instanceof Error) throw next
    return next
  })
  const create = async ({ data }: { data: { content: string } }) => {
    refuse()
    sent.push(data.content)
    return { code: 0, data: { message_id: 'om_1', chat_id: 'oc_1' } }
  }
  const ring = (name: string) => async () => {
    refuse()
    rung.push(name)
    return { code: 0, data: { invalid_user_id_list: [] } }
  }
  const file = vi.fn(() => Promise.resolve({ file_key: 'file_1' }))
  const message = { create, urgentApp: ring('app'), urgentSms: ring('sms'), urgentPhone: ring('phone') }
  const api = { im: { image: { create: image }, message, file: { create: file } } }
  const client = { app: { appId: 'cli_1' }, api, forgetToken: () => undefined } as unknown as FeishuClient
  const makeSender = () =>
    createSender({
      db,
      clients: new Map([['cli_1', client]]),
      readOriginal,
      pictures: { hashesIn: pictureHashesIn, withKeys: withPictureKeys },
      clock: systemClock,
      tellOperator: async (matter) => void matters.push(matter),
      plainCard: () => ({ schema: '2.0', body: { elements: [{ tag: 'markdown', content: '请发“我的待办”' }] } }),
      machineNow: () => (machine.ms += stepMs),
      logger: pino({ level: 'silent' }),
    })
  return { sender: makeSender(), makeSender, uploads, refusals, sent, rung, matters, image, machine }
}

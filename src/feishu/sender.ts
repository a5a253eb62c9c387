import type { Reply } from '../chat/inbound.ts'
import type { Channel, Deliverer, DeliveryOutcome, SendTarget } from '../notices/types.ts'
import { callPlatform } from './call.ts'
import type { FeishuClient } from './client.ts'
import { asOutcome, readFailure } from './errors.ts'
import { type Limit, limitsFor, takeSlots, waitForSlots } from './limits.ts'
import { type PictureDeps, platformUuid, withImageKeys } from './pictures.ts'

export interface SenderDeps extends PictureDeps {
  readonly clients: ReadonlyMap<string, FeishuClient>
}

export interface Sender extends Deliverer {
  /** Sends an answer to something that came in. @throws when it could not be sent; the inbox tries again with the same uuid. */
  reply(reply: Reply): Promise<void>
  /** Sends a document to a person. @throws like {@link Sender.reply} */
  sendFile(target: SendTarget, file: { name: string; bytes: Uint8Array }, key: string): Promise<void>
  /** The card as this app can show it, for the answer to a press. */
  prepare(appId: string, card: Record<string, unknown>): Promise<Record<string, unknown>>
}

const buzzMethods = { 'buzz-app': 'urgentApp', 'buzz-sms': 'urgentSms', 'buzz-phone': 'urgentPhone' } as const

/** The way out to the platform for every app: keys of pictures, limits, one classification of failures. */
export function createSender(deps: SenderDeps): Sender {
  const { db, clients } = deps
  const uploads = { ...deps, unanswered: new Map<string, number>() }
  const clientOf = (appId: string): FeishuClient => {
    const client = clients.get(appId)
    if (!client) throw new Error(`no client for app ${appId}`)
    return client
  }
  const guarded = async (limits: Limit[], act: () => Promise<DeliveryOutcome>): Promise<DeliveryOutcome> => {
    const waitMs = await takeSlots(db, limits, deps.machineNow())
    if (waitMs > 0) return { outcome: 'later', waitMs, reason: 'own-limit' }
    try {
      return await act()
    } catch (error) {
      return asOutcome(readFailure(error))
    }
  }
  const create = async (client: FeishuClient, to: Address, message: { type: string; content: unknown; uuid: string }) => {
    const answer = await callPlatform(client, () =>
      client.api.im.message.create({
        params: { receive_id_type: to.type },
        data: { receive_id: to.id, msg_type: message.type, content: JSON.stringify(message.content), uuid: message.uuid },
      }),
    )
    return { messageId: answer?.data?.message_id ?? '', chatId: answer?.data?.chat_id ?? '' }
  }

  return {
    async send(target, card, uuid) {
      const client = clientOf(target.appId)
      const limits = [...limitsFor.method('create', target.appId), limitsFor.recipient(target.appId, target.openId)]
      return guarded(limits, async () => {
        const drawn = await withImageKeys(uploads, client, card)
        return {
          outcome: 'done',
          ...(await create(client, { type: 'open_id', id: target.openId }, { type: 'interactive', content: drawn, uuid })),
        }
      })
    },
    async update(appId, messageId, card) {
      const client = clientOf(appId)
      return guarded([...limitsFor.method('patch', appId), limitsFor.message(appId, messageId)], async () => {
        const drawn = await withImageKeys(uploads, client, card)
        await callPlatform(client, () =>
          client.api.im.message.patch({ path: { message_id: messageId }, data: { content: JSON.stringify(drawn) } }),
        )
        return { outcome: 'done' }
      })
    },
    async buzz(target, messageId, channel) {
      const client = clientOf(target.appId)
      return guarded(limitsFor.method(channel, target.appId), () => buzz(client, messageId, { openId: target.openId, channel }))
    },
    async reply({ appId, to, card, uuid }) {
      const client = clientOf(appId)
      const address: Address = 'openId' in to ? { type: 'open_id', id: to.openId } : { type: 'chat_id', id: to.chatId }
      await waitForSlots(deps, [...limitsFor.method('create', appId), addressLimit(appId, to)])
      const drawn = await withImageKeys(uploads, client, card)
      await create(client, address, { type: 'interactive', content: drawn, uuid })
    },
    async sendFile(target, file, key) {
      const client = clientOf(target.appId)
      await waitForSlots(deps, [
        ...limitsFor.method('file', target.appId),
        ...limitsFor.method('create', target.appId),
        limitsFor.recipient(target.appId, target.openId),
      ])
      const uploaded = await callPlatform(client, () =>
        client.api.im.file.create({ data: { file_type: 'stream', file_name: file.name, file: Buffer.from(file.bytes) } }),
      )
      if (!uploaded?.file_key) throw new Error('upload of a document gave no file key')
      const content = { file_key: uploaded.file_key }
      await create(client, { type: 'open_id', id: target.openId }, { type: 'file', content, uuid: platformUuid(key) })
    },
    prepare: (appId, card) => withImageKeys(uploads, clientOf(appId), card),
  }
}

interface Address {
  readonly type: 'open_id' | 'chat_id'
  readonly id: string
}

const addressLimit = (appId: string, to: Reply['to']): Limit =>
  'openId' in to ? limitsFor.recipient(appId, to.openId) : limitsFor.chat(appId, to.chatId)

/** Rings an already sent card; a person the platform names as invalid is unreachable on this channel. */
async function buzz(
  client: FeishuClient,
  messageId: string,
  to: { openId: string; channel: Exclude<Channel, 'card'> },
): Promise<DeliveryOutcome> {
  const call = client.api.im.message[buzzMethods[to.channel]].bind(client.api.im.message)
  const answer = await callPlatform(client, () =>
    call({ path: { message_id: messageId }, params: { user_id_type: 'open_id' }, data: { user_id_list: [to.openId] } }),
  )
  const invalid = answer?.data?.invalid_user_id_list ?? []
  return invalid.includes(to.openId) ? { outcome: 'unreachable', reason: 'invalid-user' } : { outcome: 'done' }
}

import type { Reply } from '../chat/inbound.ts'
import type { Channel, Deliverer, DeliveryOutcome, SendGuard, SendTarget } from '../notices/types.ts'
import type { FeishuClient } from './client.ts'
import { NotSentYet, readFailure } from './errors.ts'
import { findCard } from './find-card.ts'
import { type Limit, limitsFor } from './limits.ts'
import { marked } from './marks.ts'
import { asOutcome, asThrown } from './outcomes.ts'
import { type PictureDeps, platformUuid, type UploadDeps, withImageKeys } from './pictures.ts'
import { type Answered, type Call, unguarded, WayOut, type WayOutDeps } from './way-out.ts'

type Card = Record<string, unknown>

export interface SenderDeps extends PictureDeps, WayOutDeps {
  readonly clients: ReadonlyMap<string, FeishuClient>
  /** Stands in for a card the platform refuses: words alone, saying where to look. */
  readonly plainCard: () => Card
}

export interface Sender extends Deliverer {
  /** Sends an answer to something that came in. @throws when it could not be sent; the inbox tries again with the same uuid. */
  reply(reply: Reply): Promise<void>
  /** Sends a document to a person. @throws like {@link Sender.reply} */
  sendFile(target: SendTarget, file: { name: string; bytes: Uint8Array }, key: string): Promise<void>
  /** The card as this app can show it, for the answer to a press. */
  prepare(appId: string, card: Card): Promise<Card>
  /** The program ends: who waits for a limit waits a second more at most. */
  hurry(): void
}

const buzzMethods = { 'buzz-app': 'urgentApp', 'buzz-sms': 'urgentSms', 'buzz-phone': 'urgentPhone' } as const

/** The way out to the platform for every app: keys of pictures, limits, one classification of failures. */
export function createSender(deps: SenderDeps): Sender {
  const way = new WayOut(deps)
  const out: Out = { deps, way, uploads: { ...deps, unanswered: new Map(), waitForSlots: (limits) => waitFor(way, limits) } }
  const clientOf = (appId: string): FeishuClient => {
    const client = deps.clients.get(appId)
    if (!client) throw new Error(`no client for app ${appId}`)
    return client
  }
  return {
    async send(target, card, uuid, guard) {
      const client = clientOf(target.appId)
      return ready(() => sendCard(out, { client, to: { type: 'open_id', id: target.openId }, uuid, guard }, card))
    },
    async update(appId, messageId, card) {
      const client = clientOf(appId)
      const limits: Call['limits'] = [limitsFor.method('patch', appId), limitsFor.message(appId, messageId)]
      return ready(async () => {
        const drawn = await withImageKeys(out.uploads, client, card)
        const tried = await way.call({ client, method: 'patch', limits, guard: unguarded }, () =>
          client.api.im.message.patch({ path: { message_id: messageId }, data: { content: JSON.stringify(drawn) } }),
        )
        return outcomeOf(tried, () => ({ outcome: 'done' }))
      })
    },
    buzz: (target, messageId, channel, guard) => buzz(out, clientOf(target.appId), { openId: target.openId, messageId, channel, guard }),
    find: (appId, sought) => findCard(clientOf(appId), sought, () => way.enter([limitsFor.method('list', appId)])),
    async reply({ appId, to, card, uuid }) {
      const address: Address = 'openId' in to ? { type: 'open_id', id: to.openId } : { type: 'chat_id', id: to.chatId }
      const client = clientOf(appId)
      const drawn = await withImageKeys(out.uploads, client, card)
      orThrow(await createOrPlain(out, { client, to: address, uuid, guard: unguarded }, drawn))
    },
    async sendFile(target, file, key) {
      const client = clientOf(target.appId)
      const limits: Call['limits'] = [limitsFor.method('file', target.appId)]
      const uploaded = await way.call({ client, method: 'file', limits, guard: unguarded }, () =>
        client.api.im.file.create({ data: { file_type: 'stream', file_name: file.name, file: Buffer.from(file.bytes) } }),
      )
      const fileKey = orThrow(uploaded)?.file_key
      if (!fileKey) throw new Error('upload of a document gave no file key')
      const message = { client, to: { type: 'open_id', id: target.openId }, uuid: platformUuid(key), guard: unguarded } as const
      orThrow(await create(out, message, { type: 'file', content: { file_key: fileKey } }))
    },
    prepare: (appId, card) => withImageKeys(out.uploads, clientOf(appId), card),
    hurry: () => way.hurry(),
  }
}

interface Out {
  readonly deps: SenderDeps
  readonly way: WayOut
  readonly uploads: UploadDeps
}

interface Address {
  readonly type: 'open_id' | 'chat_id'
  readonly id: string
}

interface Message {
  readonly client: FeishuClient
  readonly to: Address
  readonly uuid: string
  readonly guard: SendGuard
}

interface Created {
  readonly messageId: string
  readonly chatId: string
  readonly instead?: string
}

async function sendCard(out: Out, message: Message, card: Card): Promise<DeliveryOutcome> {
  // Before the slot is taken: an upload takes longer than a slot lives.
  const drawn = await withImageKeys(out.uploads, message.client, card)
  return outcomeOf(await createOrPlain(out, message, drawn), (created) => ({ outcome: 'done', ...created }))
}

/** A refused card was not sent, so its uuid is free for the plain one: who is to be told is told, whatever is wrong with the picture. */
async function createOrPlain(out: Out, message: Message, card: Card): Promise<Answered<Created>> {
  const tried = await create(out, message, { type: 'interactive', content: marked(card, message.uuid) })
  if (tried.is !== 'failed' || (tried.failure.verdict !== 'card' && tried.failure.verdict !== 'refused')) return tried
  const { reason } = tried.failure
  out.deps.logger.error({ appId: message.client.app.appId, uuid: message.uuid, reason }, 'the platform refused a card')
  const plain = await create(out, message, { type: 'interactive', content: marked(out.deps.plainCard(), message.uuid) })
  if (plain.is === 'answered') return { is: 'answered', answer: { ...plain.answer, instead: reason } }
  return plain.is === 'failed' && (plain.failure.verdict === 'card' || plain.failure.verdict === 'refused') ? tried : plain
}

async function create(
  out: Out,
  { client, to, uuid, guard }: Message,
  { type, content }: { type: string; content: unknown },
): Promise<Answered<Created>> {
  const { appId } = client.app
  const whom = to.type === 'open_id' ? limitsFor.recipient(appId, to.id) : limitsFor.chat(appId, to.id)
  const tried = await out.way.call({ client, method: 'create', limits: [limitsFor.method('create', appId), whom], guard }, () =>
    client.api.im.message.create({
      params: { receive_id_type: to.type },
      data: { receive_id: to.id, msg_type: type, content: JSON.stringify(content), uuid },
    }),
  )
  if (tried.is !== 'answered') return tried
  return { is: 'answered', answer: { messageId: tried.answer?.data?.message_id ?? '', chatId: tried.answer?.data?.chat_id ?? '' } }
}

interface Ring {
  readonly openId: string
  readonly messageId: string
  readonly channel: Exclude<Channel, 'card'>
  readonly guard: SendGuard
}

/** Rings an already sent card; a person the platform names as invalid is unreachable on this channel. */
async function buzz(out: Out, client: FeishuClient, { openId, messageId, channel, guard }: Ring): Promise<DeliveryOutcome> {
  const call = client.api.im.message[buzzMethods[channel]].bind(client.api.im.message)
  const tried = await out.way.call({ client, method: channel, limits: [limitsFor.method(channel, client.app.appId)], guard }, () =>
    call({ path: { message_id: messageId }, params: { user_id_type: 'open_id' }, data: { user_id_list: [openId] } }),
  )
  // A channel that is not granted is skipped: the next one rings at once.
  if (tried.is === 'failed' && tried.failure.verdict === 'stop' && tried.failure.of === 'method')
    return { outcome: 'unreachable', reason: String(tried.failure.code) }
  return outcomeOf(tried, (answer) =>
    (answer?.data?.invalid_user_id_list ?? []).includes(openId) ? { outcome: 'unreachable', reason: 'invalid-user' } : { outcome: 'done' },
  )
}

function outcomeOf<T>(tried: Answered<T>, done: (answer: T) => DeliveryOutcome): DeliveryOutcome {
  if (tried.is === 'lost') return { outcome: 'lost' }
  return tried.is === 'answered' ? done(tried.answer) : asOutcome(tried.failure)
}

function orThrow<T>(tried: Answered<T>): T {
  if (tried.is === 'answered') return tried.answer
  throw tried.is === 'failed' ? asThrown(tried.failure, tried.error) : new NotSentYet('lost', 0)
}

/** An upload that could not be made yet: the whole card waits. */
async function ready(act: () => Promise<DeliveryOutcome>): Promise<DeliveryOutcome> {
  try {
    return await act()
  } catch (error) {
    return asOutcome(readFailure(error))
  }
}

async function waitFor(way: WayOut, limits: readonly [Limit, ...Limit[]]): Promise<void> {
  const waitMs = await way.enter(limits)
  if (waitMs > 0) throw new NotSentYet('own-limit', waitMs)
}

import type { Clock } from '../../lib/clock.ts'
import type { Feed, UrgentChannel } from '../feed.ts'
import type { PlatformIds } from '../ids.ts'
import { viewMessage } from './message-view.ts'
import type { Chat, Json, Mention, Message } from './types.ts'

export type NewMessage = {
  readonly chat: Chat
  readonly sender: Message['sender']
  readonly msgType: string
  readonly content: Json
  readonly mentions?: readonly Mention[]
  readonly parent?: Message | undefined
  readonly forwardOf?: string
  readonly cardAppId?: string | null
  readonly cardId?: string | null
}

/** Every message, found by id, and what each person has seen, in order. */
export class MessageStore {
  readonly #byId = new Map<string, Message>()
  readonly #ofPerson = new Map<string, Message[]>()
  readonly #ofChat = new Map<string, Message[]>()
  readonly #parts: { ids: PlatformIds; feed: Feed; clock: Clock; chatOf: (chatId: string) => Chat | undefined }
  readonly #buzzed = new Map<string, Set<Message>>()
  #seq = 0
  #lastStampMs = 0

  constructor(parts: { ids: PlatformIds; feed: Feed; clock: Clock; chatOf: (chatId: string) => Chat | undefined }) {
    this.#parts = parts
  }

  clear(): void {
    for (const map of [this.#byId, this.#ofPerson, this.#ofChat, this.#buzzed]) map.clear()
    this.#seq = 0
    this.#lastStampMs = 0
  }

  get(messageId: string): Message | undefined {
    return this.#byId.get(messageId)
  }

  ofChat(chatId: string): readonly Message[] {
    return this.#ofChat.get(chatId) ?? []
  }

  /** Messages of all chats of a person, oldest first; those of before he joined are not his. */
  ofPerson(openId: string): readonly Message[] {
    return this.#ofPerson.get(openId) ?? []
  }

  /** True when the person was in the chat when the message was sent. */
  isSeenBy(message: Message, openId: string): boolean {
    const own = this.ofPerson(openId)
    return own[firstAfter(own, message.seq - 1)] === message
  }

  add(input: NewMessage): Message {
    this.#seq += 1
    const now = this.#stamp()
    const { chat, parent } = input
    const message: Message = {
      seq: this.#seq,
      messageId: this.#parts.ids.message(),
      chatId: chat.chatId,
      sender: input.sender,
      msgType: input.msgType,
      content: input.content,
      createdAtMs: now,
      updatedAtMs: now,
      state: 'shown',
      edits: 0,
      parentId: parent?.messageId ?? null,
      rootId: parent ? (parent.rootId ?? parent.messageId) : null,
      mentions: input.mentions ?? [],
      urgent: [],
      readAtMs: {},
      forwardOf: input.forwardOf ?? null,
      cardAppId: input.cardAppId ?? (input.msgType === 'interactive' && input.sender.type === 'app' ? input.sender.id : null),
      cardId: input.cardId ?? null,
    }
    chat.lastMessageId = message.messageId
    this.put(message, chat.members)
    this.#tell('message', message)
    return message
  }

  /** Takes a message as it is, seen by `openIds`. */
  put(message: Message, openIds: Iterable<string>): void {
    this.#seq = Math.max(this.#seq, message.seq)
    this.#lastStampMs = Math.max(this.#lastStampMs, message.updatedAtMs)
    this.#byId.set(message.messageId, message)
    push(this.#ofChat, message.chatId, message)
    for (const openId of openIds) push(this.#ofPerson, openId, message)
    for (const buzz of message.urgent) this.#rememberBuzz(message, buzz.openIds)
  }

  replaceContent(message: Message, content: Json): void {
    message.content = content
    message.edits += 1
    this.#touch(message)
  }

  recall(message: Message, state: 'recalled' | 'deleted'): void {
    message.state = state
    this.#touch(message)
  }

  /** Marks as read by a person; false when it already was. */
  read(message: Message, openId: string): boolean {
    if (message.readAtMs[openId] !== undefined || message.sender.id === openId) return false
    const at = this.#stamp()
    message.readAtMs[openId] = at
    this.#parts.feed.emit('read', { openId, messageId: message.messageId, chatId: message.chatId, readAt: new Date(at).toISOString() })
    return true
  }

  buzz(message: Message, channel: UrgentChannel, openIds: readonly string[]): void {
    const known = message.urgent.find((buzz) => buzz.channel === channel)
    if (known) known.openIds.push(...openIds.filter((openId) => !known.openIds.includes(openId)))
    else message.urgent.push({ channel, openIds: [...openIds] })
    this.#rememberBuzz(message, openIds)
    message.updatedAtMs = this.#stamp()
    this.#parts.feed.emit('urgent', { openIds, messageId: message.messageId, chatId: message.chatId, channel })
  }

  #rememberBuzz(message: Message, openIds: readonly string[]): void {
    for (const openId of openIds) {
      const buzzed = this.#buzzed.get(openId)
      if (buzzed) buzzed.add(message)
      else this.#buzzed.set(openId, new Set([message]))
    }
  }

  /** Messages with a buzz for the person that he has not read. */
  unreadBuzzes(openId: string): number {
    const buzzed = this.#buzzed.get(openId) ?? new Set()
    for (const message of buzzed) if (message.readAtMs[openId] !== undefined || message.state !== 'shown') buzzed.delete(message)
    return buzzed.size
  }

  #touch(message: Message): void {
    message.updatedAtMs = this.#stamp()
    this.#tell('update', message)
  }

  #tell(name: 'message' | 'update', message: Message): void {
    const chat = this.#parts.chatOf(message.chatId)
    this.#parts.feed.emit(name, { openIds: [...(chat?.members ?? [])], message: viewMessage(message, chat?.chatType ?? 'group', null) })
  }

  #stamp(): number {
    this.#lastStampMs = Math.max(this.#lastStampMs + 1, this.#parts.clock.now().getTime())
    return this.#lastStampMs
  }
}

/** Index of the first message whose seq is greater than `seq`. */
export function firstAfter(messages: readonly Message[], seq: number): number {
  let low = 0
  let high = messages.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((messages[middle]?.seq ?? 0) <= seq) low = middle + 1
    else high = middle
  }
  return low
}

function push(lists: Map<string, Message[]>, key: string, message: Message): void {
  const list = lists.get(key)
  if (list) list.push(message)
  else lists.set(key, [message])
}

import type { Clock } from '../../lib/clock.ts'
import type { Feed } from '../feed.ts'
import { lastingId, type PlatformIds } from '../ids.ts'
import type { ParsedRoomConfig } from './config.ts'
import { MessageStore } from './message-store.ts'
import { Resources } from './resources.ts'
import type { App, Chat, Person, Tenant } from './types.ts'

/** Tenants, apps, people, chats, messages and files of the practice room, all in memory and all found by key. */
export class Room {
  readonly tenants = new Map<string, Tenant>()
  readonly apps = new Map<string, App>()
  readonly people = new Map<string, Person>()
  readonly chats = new Map<string, Chat>()
  readonly resources = new Resources()
  readonly messages: MessageStore
  readonly ids: PlatformIds
  readonly feed: Feed
  readonly #chatsOf = new Map<string, Set<string>>()
  readonly #byMobile = new Map<string, string>()
  readonly #byUnion = new Map<string, string>()

  constructor(parts: { ids: PlatformIds; feed: Feed; clock: Clock }) {
    this.ids = parts.ids
    this.feed = parts.feed
    this.messages = new MessageStore({ ...parts, chatOf: (chatId) => this.chats.get(chatId) })
  }

  /** Empties the room and furnishes it as the configuration says; every id comes out the same each time. */
  furnish(config: ParsedRoomConfig): void {
    for (const map of [this.tenants, this.apps, this.people, this.chats, this.resources, this.#chatsOf, this.#byMobile, this.#byUnion])
      map.clear()
    this.messages.clear()
    for (const tenant of config.tenants) this.tenants.set(tenant.tenantKey, tenant)
    for (const app of config.apps) {
      const availability = app.availability === undefined || app.availability === 'all' ? 'all' : new Set(app.availability)
      const scopes = app.scopes === undefined ? null : new Set(app.scopes)
      const { appId, appSecret, name, tenantKey, encryptKey, verificationToken = '' } = app
      const secrets = { appSecret, encryptKey, verificationToken }
      this.apps.set(appId, { appId, name, tenantKey, availability, scopes, ...secrets, botOpenId: lastingId('ou', appId, 'bot') })
    }
    for (const person of config.people) this.addPerson(person)
    for (const chat of config.chats ?? []) {
      this.addChat({
        chatId: chat.chatId ?? lastingId('oc', chat.tenantKey, chat.name),
        chatType: 'group',
        tenantKey: chat.tenantKey,
        name: chat.name,
        bot: chat.bot,
        members: chat.openIds,
      })
    }
  }

  /** The one app of a tenant. */
  appOf(tenantKey: string): App | undefined {
    for (const app of this.apps.values()) if (app.tenantKey === tenantKey) return app
    return undefined
  }

  addPerson(input: { openId?: string | undefined; name: string; tenantKey: string; mobile?: string | undefined }): Person {
    const appId = this.appOf(input.tenantKey)?.appId ?? null
    const words = [appId ?? input.tenantKey, input.name, input.mobile ?? '']
    const openId = input.openId ?? this.#freeOpenId(words)
    const person: Person = {
      openId,
      unionId: lastingId('on', openId),
      name: input.name,
      mobile: input.mobile ?? null,
      tenantKey: input.tenantKey,
      appId,
      resigned: false,
      stoppedBot: false,
      unavailable: false,
      urgentRefusals: {},
    }
    this.putPerson(person)
    return person
  }

  /** Takes a person as he is, also when a kept room is opened again. */
  putPerson(person: Person): void {
    this.people.set(person.openId, person)
    this.#byUnion.set(person.unionId, person.openId)
    if (person.mobile) this.#byMobile.set(`${person.tenantKey} ${person.mobile}`, person.openId)
  }

  personByUnion(unionId: string): Person | undefined {
    return this.people.get(this.#byUnion.get(unionId) ?? '')
  }

  personByMobile(tenantKey: string, mobile: string): Person | undefined {
    return this.people.get(this.#byMobile.get(`${tenantKey} ${mobile}`) ?? '')
  }

  addChat(input: {
    chatId: string
    chatType: Chat['chatType']
    tenantKey: string
    name: string
    bot: boolean
    members: Iterable<string>
  }): Chat {
    const chat: Chat = {
      chatId: input.chatId,
      chatType: input.chatType,
      tenantKey: input.tenantKey,
      appId: this.appOf(input.tenantKey)?.appId ?? null,
      name: input.name,
      bot: input.bot,
      dissolved: false,
      members: new Set(input.members),
      lastMessageId: null,
    }
    this.putChat(chat)
    this.feed.emit('chat', { chatId: chat.chatId, openIds: [...chat.members], change: 'created' })
    return chat
  }

  /** Takes a chat as it is. */
  putChat(chat: Chat): void {
    this.chats.set(chat.chatId, chat)
    for (const openId of chat.members) this.#remember(openId, chat.chatId)
  }

  /** The direct chat between a person and the bot of the tenant; made when first needed. */
  directChat(app: App, person: Person): Chat {
    const chatId = lastingId('oc', app.appId, person.openId)
    const members = [person.openId]
    const known = this.chats.get(chatId)
    return known ?? this.addChat({ chatId, chatType: 'p2p', tenantKey: app.tenantKey, name: app.name, bot: true, members })
  }

  /** The direct chat between two people; no bot sees it. */
  privateChat(one: Person, other: Person): Chat {
    const members = [one.openId, other.openId]
    const chatId = lastingId('oc', ...[...members].sort())
    const name = `${one.name}、${other.name}`
    return this.chats.get(chatId) ?? this.addChat({ chatId, chatType: 'p2p', tenantKey: one.tenantKey, name, bot: false, members })
  }

  join(chat: Chat, openIds: Iterable<string>): void {
    for (const openId of openIds) {
      chat.members.add(openId)
      this.#remember(openId, chat.chatId)
    }
    this.feed.emit('chat', { chatId: chat.chatId, openIds: [...chat.members], change: 'members' })
  }

  leave(chat: Chat, openIds: Iterable<string>): void {
    const before = [...chat.members]
    for (const openId of openIds) {
      chat.members.delete(openId)
      this.#chatsOf.get(openId)?.delete(chat.chatId)
    }
    this.feed.emit('chat', { chatId: chat.chatId, openIds: before, change: 'members' })
  }

  chatsOf(openId: string): Chat[] {
    return [...(this.#chatsOf.get(openId) ?? [])].flatMap((chatId) => this.chats.get(chatId) ?? [])
  }

  #remember(openId: string, chatId: string): void {
    const chats = this.#chatsOf.get(openId)
    if (chats) chats.add(chatId)
    else this.#chatsOf.set(openId, new Set([chatId]))
  }

  #freeOpenId(words: readonly string[]): string {
    for (let copy = 0; ; copy += 1) {
      const openId = lastingId('ou', ...words, String(copy))
      if (!this.people.has(openId)) return openId
    }
  }
}

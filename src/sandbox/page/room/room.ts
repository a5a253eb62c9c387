import { Acts } from './acts.ts'
import { Buzzes } from './buzzes.ts'
import { Columns } from './columns.ts'
import { type FeedHandlers, listenToFeed } from './feed-events.ts'
import { sayFailure } from './http.ts'
import { Mailbox } from './mailbox.ts'
import { PracticeClock } from './practice-clock.ts'
import { fetchChats, fetchMessages, fetchPeople } from './sandbox-api.ts'
import { Toasts } from './toasts.ts'
import { Topics } from './topics.ts'
import { TrafficList } from './traffic-list.ts'
import type { Message, Person } from './wire.ts'

/** Everything the page knows, kept up to date by the room's stream. Elements read it and are told by topic. */
export class Room {
  readonly topics = new Topics()
  readonly clock = new PracticeClock(this.topics)
  readonly columns = new Columns(this.topics)
  readonly buzzes = new Buzzes(this.topics)
  readonly traffic = new TrafficList(this.topics)
  readonly toasts = new Toasts(this.topics)
  readonly acts: Acts
  people: Person[] = []
  connected = true
  readonly #mailboxes = new Map<string, Mailbox>()

  constructor() {
    this.acts = new Acts(this)
  }

  /** Fetches the room and begins to listen; the returned function ends it. */
  async open(): Promise<() => void> {
    await this.refresh()
    let first = true
    return listenToFeed(this.#handlers(), (connected) => {
      this.connected = connected
      this.topics.tell('connection')
      if (connected && !first) void this.refresh().catch(() => undefined)
      if (connected) first = false
    })
  }

  /** Asks for everything again: after a broken stream or a reset. */
  async refresh(): Promise<void> {
    const [people] = await Promise.all([fetchPeople(), this.clock.fetch()])
    this.people = people
    this.columns.keepOnly(people)
    this.columns.begin(people)
    this.topics.tell('people')
    await Promise.all(this.columns.list.map((column) => this.load(column.openId)))
    void this.#countUnread()
  }

  person(openId: string): Person | undefined {
    return this.people.find((each) => each.openId === openId)
  }

  /** Chinese name of an open_id; the id itself when nobody has it. */
  nameOf(openId: string): string {
    return this.person(openId)?.name ?? openId
  }

  mailbox(openId: string): Mailbox {
    const mailbox = this.#mailboxes.get(openId) ?? new Mailbox(openId)
    this.#mailboxes.set(openId, mailbox)
    return mailbox
  }

  /** Fetches a person's chats and messages. */
  async load(openId: string): Promise<void> {
    const mailbox = this.mailbox(openId)
    const [messages, chats] = await Promise.all([fetchMessages(openId), fetchChats(openId)])
    mailbox.messages = messages
    mailbox.chats = chats
    mailbox.loaded = true
    for (const message of messages) if (message.urgent.length > 0 && mailbox.isUnread(message)) this.#buzz(openId, message)
    this.#told(openId)
  }

  /** Puts a person on screen, who thereby enters the chat with the bot. */
  async showPerson(openId: string): Promise<void> {
    this.columns.show(openId)
    await this.load(openId).catch((error: unknown) => this.toasts.show(openId, 'error', sayFailure(error)))
    await this.acts.enter(openId)
  }

  /** Unread counts of the people who are not on screen, a few questions at a time. */
  async #countUnread(): Promise<void> {
    const waiting = this.people.filter((person) => !this.mailbox(person.openId).loaded)
    const ask = async (): Promise<void> => {
      for (let person = waiting.shift(); person !== undefined; person = waiting.shift()) await this.#askChats(person.openId)
    }
    await Promise.all([ask(), ask(), ask()])
    this.topics.tell('people')
  }

  async #askChats(openId: string): Promise<void> {
    this.mailbox(openId).chats = await fetchChats(openId).catch(() => [])
  }

  #handlers(): FeedHandlers {
    return {
      message: ({ openIds, message }) => this.#eachOf(openIds, (openId) => this.#takeNew(openId, message)),
      update: ({ openIds, message }) =>
        this.#eachOf(openIds, (openId) => this.mailbox(openId).loaded && this.mailbox(openId).take(message)),
      toast: () => undefined,
      read: (event) => this.#eachOf([event.openId], (openId) => this.mailbox(openId).takeRead(event)),
      urgent: (event) => this.#eachOf(event.openIds, (openId) => this.#takeUrgent(openId, event.messageId, event.channel)),
      clock: ({ now }) => this.clock.take(new Date(now)),
      people: () => void this.#peopleChanged(),
      chat: ({ openIds }) => this.#eachOf(openIds, (openId) => void this.load(openId).catch(() => undefined)),
      traffic: (entry) => this.traffic.take(entry),
      reset: () => void this.startOver().catch(() => undefined),
    }
  }

  /** Forgets everything and fetches the room as it is now. */
  async startOver(): Promise<void> {
    this.#mailboxes.clear()
    this.buzzes.clear()
    this.traffic.clear()
    await this.refresh()
  }

  #takeNew(openId: string, message: Message): void {
    const mailbox = this.mailbox(openId)
    if (mailbox.loaded) mailbox.take(message)
    const known = mailbox.chats.some((chat) => chat.chatId === message.chatId)
    if (!known) {
      void this.#askChats(openId).then(() => this.#told(openId))
      return
    }
    const more = message.sender.id === openId ? 0 : 1
    mailbox.chats = mailbox.chats.map((chat) =>
      chat.chatId === message.chatId ? { ...chat, unread: chat.unread + more, lastMessage: message } : chat,
    )
  }

  #takeUrgent(openId: string, messageId: string, channel: 'app' | 'sms' | 'phone'): void {
    const mailbox = this.mailbox(openId)
    mailbox.takeUrgent(messageId, channel)
    const message = mailbox.messages.find((each) => each.messageId === messageId)
    this.buzzes.add({ openId, messageId, channels: [channel], message })
  }

  #buzz(openId: string, message: Message): void {
    this.buzzes.add({ openId, messageId: message.messageId, channels: message.urgent, message })
  }

  async #peopleChanged(): Promise<void> {
    this.people = await fetchPeople().catch(() => this.people)
    this.topics.tell('people')
    this.topics.tell('columns')
  }

  #eachOf(openIds: string[], act: (openId: string) => unknown): void {
    for (const openId of openIds) {
      act(openId)
      this.topics.tell(`person:${openId}`)
    }
    this.topics.tell('people')
  }

  #told(openId: string): void {
    this.topics.tell(`person:${openId}`)
    this.topics.tell('people')
  }
}

import type { FeedEvents } from './feed-events.ts'
import type { Chat, Message, UrgentKind } from './wire.ts'

/** The direct chat with the bot, not one with another person. */
export function isDirect(chat: Chat): boolean {
  return chat.chatType === 'p2p' && chat.bot
}

/** What one person sees: the chats and their messages, oldest first. */
export class Mailbox {
  readonly openId: string
  messages: Message[] = []
  chats: Chat[] = []
  /** Set once the messages have been fetched; before, only the unread counts are known. */
  loaded = false

  constructor(openId: string) {
    this.openId = openId
  }

  get unread(): number {
    if (!this.loaded) return this.chats.reduce((sum, chat) => sum + chat.unread, 0)
    return this.messages.filter((message) => this.isUnread(message)).length
  }

  unreadIn(chatId: string): number {
    if (!this.loaded) return this.chats.find((chat) => chat.chatId === chatId)?.unread ?? 0
    return this.messages.filter((message) => message.chatId === chatId && this.isUnread(message)).length
  }

  messagesIn(chatId: string | undefined): Message[] {
    return this.messages.filter((message) => message.chatId === chatId)
  }

  lastIn(chatId: string): Message | undefined {
    return (
      this.messages.findLast((message) => message.chatId === chatId) ??
      this.chats.find((chat) => chat.chatId === chatId)?.lastMessage ??
      undefined
    )
  }

  /** The direct chat with the bot; undefined before the first message in it. */
  get directChatId(): string | undefined {
    return this.chats.find(isDirect)?.chatId
  }

  isUnread(message: Message): boolean {
    return !message.read && !message.recalled && message.sender.id !== this.openId
  }

  /** Takes a message of the stream; what only this person knows (read, buzz) is kept. */
  take(message: Message): void {
    const index = this.messages.findIndex((each) => each.messageId === message.messageId)
    const known = this.messages[index]
    if (known === undefined) this.messages = [...this.messages, { ...message, read: message.sender.id === this.openId }]
    else this.messages = this.messages.with(index, { ...message, urgent: known.urgent, read: known.read })
  }

  /** @returns false when the message is not known here. */
  change(messageId: string, change: (message: Message) => Partial<Message>): boolean {
    const index = this.messages.findIndex((each) => each.messageId === messageId)
    const known = this.messages[index]
    if (known === undefined) return false
    this.messages = this.messages.with(index, { ...known, ...change(known) })
    return true
  }

  takeRead(event: FeedEvents['read']): void {
    this.change(event.messageId, () => ({ read: true }))
    this.chats = this.chats.map((chat) => (chat.chatId === event.chatId ? { ...chat, unread: Math.max(0, chat.unread - 1) } : chat))
  }

  takeUrgent(messageId: string, channel: UrgentKind): boolean {
    return this.change(messageId, (message) => ({ urgent: [...new Set([...message.urgent, channel])] }))
  }
}

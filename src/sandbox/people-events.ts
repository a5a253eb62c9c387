import { contact } from './platform/contacts.ts'
import { isAvailable } from './platform/recipients.ts'
import type { App, Chat, Json, Message, Person } from './room/types.ts'
import type { World } from './world.ts'

/** The three ids of a person; `user_id` needs a scope of its own and stays away. */
export function idsOf(person: Person): Json {
  return { union_id: person.unionId, open_id: person.openId }
}

/** The app whose bot takes part in a chat. */
export function botOf(world: World, chat: Chat): App | undefined {
  return chat.bot ? world.room.apps.get(chat.appId ?? '') : undefined
}

/** im.message.receive_v1: in a group only when the bot was mentioned (im-v1/message/events/receive). */
export function tellMessage(world: World, chat: Chat, message: Message, person: Person): void {
  const app = botOf(world, chat)
  if (!app || !isAvailable(app, person)) return
  if (chat.chatType === 'group' && !message.mentions.some((mention) => mention.bot)) return
  world.events.publish(app, 'im.message.receive_v1', {
    sender: { sender_id: idsOf(person), sender_type: 'user', tenant_key: person.tenantKey },
    message: {
      message_id: message.messageId,
      ...(message.rootId === null ? {} : { root_id: message.rootId }),
      ...(message.parentId === null ? {} : { parent_id: message.parentId }),
      create_time: String(message.createdAtMs),
      update_time: String(message.updatedAtMs),
      chat_id: chat.chatId,
      chat_type: chat.chatType,
      message_type: message.msgType,
      content: JSON.stringify(receivedContent(message)),
      ...(message.mentions.length === 0 ? {} : { mentions: message.mentions.map((mention) => shapeMention(world, mention, person)) }),
    },
  })
}

/** A forwarded card arrives simplified, never as its JSON (message-content-description/message_content). */
function receivedContent(message: Message): Json {
  if (message.msgType !== 'interactive') return message.content
  const header = message.content.header
  const title = typeof header === 'object' && header !== null && 'title' in header ? header.title : undefined
  const text = typeof title === 'object' && title !== null && 'content' in title ? title.content : ''
  return { title: text, elements: [] }
}

function shapeMention(world: World, mention: Message['mentions'][number], person: Person): Json {
  const other = world.room.people.get(mention.openId)
  return {
    key: mention.key,
    id: other ? idsOf(other) : { union_id: '', open_id: mention.openId },
    mentioned_type: mention.bot ? 'bot' : 'user',
    name: mention.name,
    tenant_key: person.tenantKey,
  }
}

/** im.message.message_read_v1: only for the bot's messages in direct chats (im-v1/message/events/message_read). */
export function tellRead(world: World, chat: Chat, messages: readonly Message[], person: Person): void {
  const app = botOf(world, chat)
  const ids = messages.filter((message) => message.sender.id === app?.appId).map((message) => message.messageId)
  if (!app || chat.chatType !== 'p2p' || ids.length === 0) return
  const readTime = String(world.clock.now().getTime())
  world.events.publish(app, 'im.message.message_read_v1', {
    reader: { reader_id: idsOf(person), read_time: readTime, tenant_key: person.tenantKey },
    message_id_list: ids,
  })
}

/** im.message.recalled_v1. */
export function tellRecall(world: World, chat: Chat, message: Message): void {
  const app = botOf(world, chat)
  if (!app) return
  const recallTime = String(world.clock.now().getTime())
  const event = { message_id: message.messageId, chat_id: chat.chatId, recall_time: recallTime, recall_type: 'message_owner' }
  world.events.publish(app, 'im.message.recalled_v1', event)
}

/** application.bot.menu_v6: no chat and no message; the bot answers by open_id (bot-v3/events/menu). */
export function tellMenu(world: World, app: App, person: Person, eventKey: string): void {
  world.events.publish(app, 'application.bot.menu_v6', {
    operator: { operator_name: person.name, operator_id: idsOf(person) },
    event_key: eventKey,
    timestamp: Math.floor(world.clock.now().getTime() / 1000),
  })
}

/** im.chat.access_event.bot_p2p_chat_entered_v1: at every entry (group/chat-member/event/bot_p2p_chat_entered). */
export function tellEnter(world: World, app: App, chat: Chat, person: Person): void {
  const last = world.room.messages.get(chat.lastMessageId ?? '')
  world.events.publish(app, 'im.chat.access_event.bot_p2p_chat_entered_v1', {
    chat_id: chat.chatId,
    operator_id: idsOf(person),
    ...(last ? { last_message_id: last.messageId, last_message_create_time: String(last.createdAtMs) } : {}),
  })
}

/** im.chat.member.bot.added_v1 and deleted_v1 (group/chat-member/event/added-events-1). */
export function tellBotMember(world: World, chat: Chat, change: 'added' | 'deleted', operator: Person | undefined): void {
  const app = world.room.apps.get(chat.appId ?? '')
  if (!app) return
  world.events.publish(app, `im.chat.member.bot.${change}_v1`, { ...memberEvent(chat, operator) })
}

/** im.chat.member.user.added_v1 and deleted_v1, heard only by a bot that is in the chat (group/chat-member/event/added-events). */
export function tellMembers(world: World, chat: Chat, change: 'added' | 'deleted', people: readonly Person[]): void {
  const app = botOf(world, chat)
  if (!app || people.length === 0) return
  const users = people.map((person) => ({ name: person.name, tenant_key: person.tenantKey, user_id: idsOf(person) }))
  world.events.publish(app, `im.chat.member.user.${change}_v1`, { ...memberEvent(chat, people[0]), users })
}

function memberEvent(chat: Chat, operator: Person | undefined): Json {
  return {
    chat_id: chat.chatId,
    ...(operator ? { operator_id: idsOf(operator) } : {}),
    external: false,
    operator_tenant_key: chat.tenantKey,
    name: chat.name,
    i18n_names: { zh_cn: chat.name },
  }
}

/** contact.user.deleted_v3: only for people within the app's contact range (contact-v3/user/events/deleted). */
export function tellResigned(world: World, person: Person): void {
  const app = world.room.apps.get(person.appId ?? '')
  if (!app) return
  const old = { department_ids: ['0'], open_id: person.openId }
  world.events.publish(app, 'contact.user.deleted_v3', { object: contact(person), old_object: old })
}

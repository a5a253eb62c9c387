import type { Chat, Json, Message } from '../room/types.ts'
import type { World } from '../world.ts'

/** A message as create, reply, update and get give it (im-v1/message/create). */
export function shapeMessage(world: World, message: Message): Json {
  const chat = world.room.chats.get(message.chatId)
  return {
    message_id: message.messageId,
    ...(message.rootId === null ? {} : { root_id: message.rootId }),
    ...(message.parentId === null ? {} : { parent_id: message.parentId }),
    msg_type: message.msgType,
    create_time: String(message.createdAtMs),
    update_time: String(message.updatedAtMs),
    deleted: message.state !== 'shown',
    updated: message.edits > 0,
    chat_id: message.chatId,
    sender: {
      id: message.sender.id,
      id_type: message.sender.type === 'app' ? 'app_id' : 'open_id',
      sender_type: message.sender.type,
      tenant_key: chat?.tenantKey ?? '',
    },
    body: { content: message.state === 'shown' ? shapeContent(message) : 'This message was recalled' },
    ...(message.mentions.length === 0 ? {} : { mentions: shapeMentions(message, chat) }),
  }
}

/** A received text names people by `@_user_N`. */
function shapeContent(message: Message): string {
  if (message.msgType !== 'text' || message.sender.type !== 'app') return JSON.stringify(message.content)
  let count = 0
  const text = String(message.content.text).replace(/<at user_id="[^"]*">[^<]*<\/at>/g, () => {
    count += 1
    return `@_user_${count}`
  })
  return JSON.stringify({ text })
}

function shapeMentions(message: Message, chat: Chat | undefined): Json[] {
  return message.mentions.map(({ key, openId, name }) => ({ key, id: openId, id_type: 'open_id', name, tenant_key: chat?.tenantKey ?? '' }))
}

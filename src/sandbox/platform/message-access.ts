import type { App, Message } from '../room/types.ts'
import type { World } from '../world.ts'
import { refuse } from './errors.ts'

/** A message in a chat where the bot is. @throws PlatformError 230001 unknown, 230002 not in the chat, 230011 recalled, 230110 deleted. */
export function visibleMessage(world: World, app: App, messageId: string): Message {
  const message = world.room.messages.get(messageId)
  if (!message) throw refuse(230001)
  const chat = world.room.chats.get(message.chatId)
  if (!chat?.bot || chat.appId !== app.appId) throw refuse(230002)
  return shown(message)
}

/** A message the app itself sent. @throws PlatformError 230001 unknown, 230012 of another, 230011 recalled, 230110 deleted. */
export function ownMessage(world: World, app: App, messageId: string): Message {
  const message = world.room.messages.get(messageId)
  if (!message) throw refuse(230001)
  if (message.sender.id !== app.appId) throw refuse(230012)
  return shown(message)
}

function shown(message: Message): Message {
  if (message.state === 'recalled') throw refuse(230011)
  if (message.state === 'deleted') throw refuse(230110)
  return message
}

/** True when the message is older than `days`, practice time. */
export function isOlderThan(world: World, message: Message, days: number): boolean {
  return world.clock.now().getTime() - message.createdAtMs > days * 86_400_000
}

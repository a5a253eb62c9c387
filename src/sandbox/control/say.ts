import { tellMessage } from '../people-events.ts'
import { sniffImage } from '../platform/image-kind.ts'
import type { App, Chat, Json, Mention, Message, Person } from '../room/types.ts'
import type { World } from '../world.ts'
import { ControlError, notFound } from './errors.ts'
import type { MessageInput } from './message-input.ts'

/** A person sends a message; the bot hears of it when it may. */
export function say(world: World, person: Person, input: MessageInput): Message {
  if (person.resigned) throw new ControlError(409, 'resigned', `${person.name} has left`)
  const chat = chatFor(world, person, input.chatId)
  const parent = input.replyTo === undefined ? undefined : world.room.messages.get(input.replyTo)
  if (input.replyTo !== undefined && parent?.chatId !== chat.chatId) throw notFound(`message ${input.replyTo}`)
  const app = input.mentionBot ? botIn(world, chat) : undefined
  const mentions: Mention[] = app ? [{ key: '@_user_1', openId: app.botOpenId, name: app.name, bot: true }] : []
  const { msgType, content } = contentOf(world, input)
  if (mentions.length > 0 && msgType === 'text') content.text = `@_user_1 ${String(content.text)}`
  const sender = { type: 'user', id: person.openId, name: person.name } as const
  const message = world.room.messages.add({ chat, parent, sender, msgType, content, mentions })
  tellMessage(world, chat, message, person)
  return message
}

/** The chat a person writes in; without an id his direct chat with the bot. */
export function chatFor(world: World, person: Person, chatId: string | undefined): Chat {
  if (chatId === undefined) return world.room.directChat(appOf(world, person), person)
  const chat = world.room.chats.get(chatId)
  if (!chat?.members.has(person.openId)) throw notFound(`chat ${chatId}`)
  if (chat.dissolved) throw new ControlError(409, 'dissolved', 'the chat was dissolved')
  return chat
}

/** The app of a person's tenant. */
export function appOf(world: World, person: Person): App {
  const app = world.room.apps.get(person.appId ?? '')
  if (!app) throw new ControlError(409, 'no_app', `tenant ${person.tenantKey} has no app`)
  return app
}

function botIn(world: World, chat: Chat): App {
  const app = world.room.apps.get(chat.appId ?? '')
  if (!chat.bot || !app) throw new ControlError(409, 'no_bot', 'no bot is in this chat')
  return app
}

function contentOf(world: World, input: MessageInput): { msgType: string; content: Json } {
  if (input.text !== undefined) return { msgType: 'text', content: { text: input.text } }
  if (input.image) return { msgType: 'image', content: { image_key: keepImage(world, input.image) } }
  if (input.file) return { msgType: 'file', content: { file_key: keepFile(world, input.file), file_name: input.file.name } }
  if (input.post) {
    const content = input.post.content.map((line) =>
      line.map(({ image, ...element }) => (image ? { ...element, image_key: keepImage(world, image) } : element)),
    )
    return { msgType: 'post', content: { title: input.post.title, content } }
  }
  if (input.location) {
    const { name, latitude, longitude } = input.location
    return { msgType: 'location', content: { name, latitude: String(latitude), longitude: String(longitude) } }
  }
  if (input.audio) {
    const audio = input.audio === true ? {} : input.audio
    const key = keepFile(world, { base64: audio.base64 ?? '', name: audio.name ?? 'voice.opus' })
    return { msgType: 'audio', content: { file_key: key, duration: audio.durationMs ?? 1000 } }
  }
  const sticker = input.sticker === true ? undefined : input.sticker
  return { msgType: 'sticker', content: { file_key: sticker?.fileKey ?? world.ids.file() } }
}

function keepImage(world: World, { base64, name }: { base64: string; name: string }): string {
  const bytes = Buffer.from(base64, 'base64')
  const key = world.ids.image()
  // What a person sends is not looked into: the bot has to cope with a picture that is none.
  world.room.resources.add({ key, kind: 'image', name, bytes, mime: sniffImage(bytes) ?? 'application/octet-stream', appId: null })
  return key
}

function keepFile(world: World, { base64, name }: { base64: string; name: string }): string {
  const key = world.ids.file()
  world.room.resources.add({
    key,
    kind: 'file',
    name,
    bytes: Buffer.from(base64, 'base64'),
    mime: 'application/octet-stream',
    appId: null,
  })
  return key
}

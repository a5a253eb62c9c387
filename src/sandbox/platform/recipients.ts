import type { App, Chat, Person } from '../room/types.ts'
import type { World } from '../world.ts'
import { PlatformError, refuse } from './errors.ts'

/**
 * The chat behind a `receive_id`, after everything that can forbid sending there (im-v1/message/create).
 *
 * @throws PlatformError 230034, 230013, 230029, 230053, 230002, 232009.
 */
export function chatToSendTo(world: World, app: App, idType: string, id: string): Chat {
  if (idType === 'chat_id') return checkChat(world, app, world.room.chats.get(id))
  const person = personById(world, app, idType, id)
  if (!person) throw refuse(230034)
  checkReachable(app, person)
  return world.room.directChat(app, person)
}

/** The person behind an id, among those whose account belongs to the app. */
export function personById(world: World, app: App, idType: string, id: string): Person | undefined {
  if (idType !== 'open_id' && idType !== 'union_id') throw new PlatformError(99992402, `unsupported id type ${idType}`)
  const person = idType === 'open_id' ? world.room.people.get(id) : world.room.personByUnion(id)
  return person?.appId === app.appId ? person : undefined
}

/** True when the person is inside the bot's availability scope. */
export function isAvailable(app: App, person: Person): boolean {
  return !person.unavailable && (app.availability === 'all' || app.availability.has(person.openId))
}

/** @throws PlatformError 232009 dissolved, 230002 the bot is not in it, or what forbids writing to the one person of a direct chat. */
export function checkChat(world: World, app: App, chat: Chat | undefined): Chat {
  if (!chat) throw refuse(230034)
  if (chat.dissolved) throw refuse(232009)
  if (!chat.bot || chat.appId !== app.appId) throw refuse(230002)
  const person = chat.chatType === 'p2p' ? world.room.people.get([...chat.members][0] ?? '') : undefined
  if (person) checkReachable(app, person)
  return chat
}

function checkReachable(app: App, person: Person): void {
  if (person.resigned) throw refuse(230029)
  if (!isAvailable(app, person)) throw refuse(230013)
  if (person.stoppedBot) throw refuse(230053)
}

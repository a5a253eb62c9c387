import type { Chat, Message, Person } from '../room/types.ts'
import type { World } from '../world.ts'
import { notFound } from './errors.ts'

/** @throws ControlError 404. */
export function findPerson(world: World, openId: string | undefined): Person {
  const person = world.room.people.get(openId ?? '')
  if (!person) throw notFound(`person ${openId}`)
  return person
}

/** A message this person has seen. @throws ControlError 404. */
export function findMessage(world: World, person: Person, messageId: string): { message: Message; chat: Chat } {
  const message = world.room.messages.get(messageId)
  const chat = world.room.chats.get(message?.chatId ?? '')
  if (!message || !chat || !world.room.messages.isSeenBy(message, person.openId)) throw notFound(`message ${messageId}`)
  return { message, chat }
}

import { recordOf, textOf } from '../lib/plain.ts'
import type { Traffic } from './feed-events.ts'
import { call } from './http.ts'
import type { Chat, Message, Outgoing, Person, Press, PressAnswer } from './wire.ts'

const enc = encodeURIComponent

export async function fetchPeople(): Promise<Person[]> {
  return (await call('GET', '/people')) as Person[]
}

/** All chats of a person that have been written in, newest first. */
export async function fetchChats(openId: string): Promise<Chat[]> {
  return (await call('GET', `/chats?openId=${enc(openId)}`)) as Chat[]
}

/** Every message of a person's chats, oldest first. */
export async function fetchMessages(openId: string): Promise<Message[]> {
  return (await call('GET', `/people/${enc(openId)}/messages`)) as Message[]
}

/** Says something; without a chat it goes to the direct chat with the bot. */
export async function sendMessage(openId: string, outgoing: Outgoing, chat: { chatId?: string; mentionBot?: boolean }): Promise<string> {
  return textOf(recordOf(await call('POST', `/people/${enc(openId)}/messages`, { ...outgoing, ...chat })).messageId)
}

export async function pressCard(openId: string, press: Press): Promise<PressAnswer> {
  return (await call('POST', `/people/${enc(openId)}/press`, press)) as PressAnswer
}

export async function pressMenu(openId: string, eventKey: string): Promise<void> {
  await call('POST', `/people/${enc(openId)}/menu`, { eventKey })
}

export async function enterChat(openId: string): Promise<void> {
  await call('POST', `/people/${enc(openId)}/enter`, {})
}

export async function markRead(openId: string, messageId: string): Promise<void> {
  await call('POST', `/people/${enc(openId)}/read`, { messageId })
}

export async function recallMessage(openId: string, messageId: string): Promise<void> {
  await call('POST', `/people/${enc(openId)}/recall`, { messageId })
}

/** Sends a message on to a person or a chat. */
export async function forwardMessage(openId: string, messageId: string, to: string): Promise<void> {
  await call('POST', `/people/${enc(openId)}/forward`, { messageId, to })
}

/** A new member of a tenant. */
export async function addPerson(name: string, tenantKey: string): Promise<string> {
  return textOf(recordOf(await call('POST', '/people', { name, tenantKey })).openId)
}

/** A person leaves the tenant for good. */
export async function resignPerson(openId: string): Promise<void> {
  await call('DELETE', `/people/${enc(openId)}`)
}

export async function fetchNow(): Promise<Date> {
  return instantOf(await call('GET', '/clock'))
}

/** Turns the clock by an ISO 8601 duration and returns when everything due on the way has been delivered. */
export async function advanceClock(by: string): Promise<Date> {
  return instantOf(await call('POST', '/clock/advance', { by }))
}

export async function resetRoom(): Promise<void> {
  await call('POST', '/reset', {})
}

/** Exchanges after a number, oldest first. */
export async function fetchTraffic(after: number): Promise<Traffic[]> {
  return (await call('GET', `/traffic?after=${after}`)) as Traffic[]
}

function instantOf(answer: unknown): Date {
  return new Date(textOf(recordOf(answer).now))
}

import { z } from 'zod'

import { viewMessage } from '../room/message-view.ts'
import { wordsIn } from '../room/message-words.ts'
import type { Json, Message, Person } from '../room/types.ts'
import type { TrafficEntry } from '../traffic.ts'
import type { World } from '../world.ts'
import { parseInput } from './errors.ts'
import { findMessage, findPerson } from './find-person.ts'
import type { Control, ControlRouter } from './routes.ts'

const searchQuery = z.strictObject({ words: z.string().trim().min(1).max(100) })
/** Enough to choose from on a screen; who finds too many adds a word. */
const mostFound = 50

/** What somebody who looks at the room asks for: counts, a search, a message with its last callback, tours. Nothing is changed. */
export function lookRoutes(router: ControlRouter, { world, turner }: Control): void {
  router.get('/unread', (ctx) => {
    const people = [...world.room.people.values()].filter((person) => !person.resigned)
    const counts = people.map((person) => [person.openId, unreadOf(world, person)] as const)
    ctx.body = Object.fromEntries(counts.filter(([, count]) => count > 0))
  })
  router.get('/people/:openId/search', (ctx) => {
    const person = findPerson(world, ctx.params.openId)
    const words = parseInput(searchQuery, ctx.query).words.toLowerCase().split(/\s+/)
    const found = world.room.messages
      .ofPerson(person.openId)
      .filter((message) => message.state === 'shown' && words.every((word) => wordsIn(message.content).includes(word)))
    ctx.body = found
      .slice(-mostFound)
      .reverse()
      .map((message) => view(world, message, person))
  })
  router.get('/people/:openId/messages/:messageId', (ctx) => {
    const person = findPerson(world, ctx.params.openId)
    const { message } = findMessage(world, person, ctx.params.messageId ?? '')
    const { parentId, rootId, mentions, edits, forwardOf, cardAppId, cardId, readAtMs } = message
    const readBy = Object.keys(readAtMs)
    const callback = world.traffic.lastOf((entry) => isCallbackOn(entry, message.messageId)) ?? null
    ctx.body = { ...view(world, message, person), parentId, rootId, mentions, edits, forwardOf, cardAppId, cardId, readBy, callback }
  })
  router.get('/tours', (ctx) => {
    ctx.body = turner.participants.flatMap((participant) => participant.tours?.() ?? [])
  })
}

function unreadOf({ room }: World, { openId }: Person): number {
  return room.messages.ofPerson(openId).filter(({ state, sender, readAtMs }) => {
    return state === 'shown' && sender.id !== openId && readAtMs[openId] === undefined
  }).length
}

function view({ room }: World, message: Message, person: Person): Json {
  return { ...viewMessage(message, room.chats.get(message.chatId)?.chatType ?? 'group', person.openId) }
}

const callbackRequest = z.object({ event: z.object({ context: z.object({ open_message_id: z.string() }) }) })

function isCallbackOn({ direction, request }: Pick<TrafficEntry, 'direction'> & { request?: unknown }, messageId: string): boolean {
  if (direction !== 'callback') return false
  const sent = callbackRequest.safeParse(request)
  return sent.success && sent.data.event.context.open_message_id === messageId
}

import { z } from 'zod'

import { tellMessage } from '../people-events.ts'
import type { Chat, Message, Person } from '../room/types.ts'
import type { World } from '../world.ts'
import { ControlError, notFound } from './errors.ts'
import { findMessage } from './find-person.ts'
import { chatFor } from './say.ts'

/** `to`: a chat, a person, or an app's bot. Several messages are merged into one. */
export const forwardInput = z.strictObject({
  messageId: z.union([z.string(), z.array(z.string()).min(2).max(100)]),
  to: z.string(),
})

/** Sends a copy of a message on, or several as one merged message. */
export function forward(world: World, person: Person, input: z.output<typeof forwardInput>): Message {
  const ids = typeof input.messageId === 'string' ? [input.messageId] : input.messageId
  const originals = ids.map((id) => findMessage(world, person, id).message)
  if (originals.some((message) => message.state !== 'shown'))
    throw new ControlError(409, 'recalled', 'a recalled message cannot be forwarded')
  const [first] = originals
  if (!first) throw notFound('message')
  const chat = targetChat(world, person, input.to)
  const sender = { type: 'user', id: person.openId, name: person.name } as const
  const isMerged = originals.length > 1
  const message = world.room.messages.add({
    chat,
    sender,
    msgType: isMerged ? 'merge_forward' : first.msgType,
    content: isMerged ? { content: 'Merged and Forwarded Message', message_ids: ids } : first.content,
    forwardOf: first.messageId,
    cardAppId: isMerged ? null : first.cardAppId,
  })
  tellMessage(world, chat, message, person)
  return message
}

function targetChat(world: World, person: Person, to: string): Chat {
  if (to.startsWith('oc_')) return chatFor(world, person, to)
  if (to === person.appId) return chatFor(world, person, undefined)
  const other = world.room.people.get(to)
  if (!other || other.resigned) throw notFound(`person ${to}`)
  return world.room.privateChat(person, other)
}

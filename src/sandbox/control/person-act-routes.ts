import { z } from 'zod'

import { tellEnter, tellMenu, tellRead, tellRecall } from '../people-events.ts'
import { press } from '../press/press.ts'
import { firstAfter } from '../room/message-store.ts'
import { viewMessage } from '../room/message-view.ts'
import { ControlError, parseInput } from './errors.ts'
import { findMessage, findPerson } from './find-person.ts'
import { forward, forwardInput } from './forward.ts'
import { messageInput } from './message-input.ts'
import type { Control, ControlRouter } from './routes.ts'
import { appOf, chatFor, say } from './say.ts'

const listQuery = z.strictObject({
  after: z.string().optional(),
  updatedAfter: z.iso.datetime({ offset: true }).optional(),
  chatId: z.string().optional(),
  /** Only those sent before this one. */
  before: z.string().optional(),
  /** Only the newest so many. */
  last: z.coerce.number().int().min(1).max(1000).optional(),
})
const pressInput = z.strictObject({
  messageId: z.string(),
  target: z.string().optional(),
  value: z.unknown().optional(),
  formValue: z.record(z.string(), z.unknown()).optional(),
  confirm: z.boolean().optional(),
  raw: z
    .strictObject({ value: z.unknown().optional(), formValue: z.unknown().optional(), openMessageId: z.string().optional() })
    .optional(),
})
const oneMessage = z.strictObject({ messageId: z.string() })
/** One message, or everything in a chat. */
const readInput = z.union([oneMessage, z.strictObject({ chatId: z.string() })])
const menuInput = z.strictObject({ eventKey: z.string().min(1).max(30) })

/** What a person sees and does: messages, presses, menu, entering, reading, recalling, forwarding. */
export function personActRoutes(router: ControlRouter, { world }: Control): void {
  const { room } = world
  const path = (act: string): string => `/people/:openId/${act}`

  router.get(path('messages'), (ctx) => {
    const person = findPerson(world, ctx.params.openId)
    const query = parseInput(listQuery, ctx.query)
    const own = room.messages.ofPerson(person.openId)
    const from = query.after === undefined ? 0 : firstAfter(own, findMessage(world, person, query.after).message.seq)
    const to = query.before === undefined ? own.length : firstAfter(own, findMessage(world, person, query.before).message.seq - 1)
    const since = query.updatedAfter === undefined ? Number.NEGATIVE_INFINITY : Date.parse(query.updatedAfter)
    ctx.body = own
      .slice(from, to)
      .filter((message) => message.updatedAtMs > since && (query.chatId === undefined || message.chatId === query.chatId))
      .slice(-(query.last ?? own.length))
      .map((message) => viewMessage(message, room.chats.get(message.chatId)?.chatType ?? 'group', person.openId))
  })
  router.post(path('messages'), (ctx) => {
    const person = findPerson(world, ctx.params.openId)
    ctx.body = { messageId: say(world, person, parseInput(messageInput, ctx.state.body)).messageId }
  })
  router.post(path('press'), async (ctx) => {
    const person = findPerson(world, ctx.params.openId)
    ctx.body = await press(world, person, parseInput(pressInput, ctx.state.body))
  })
  router.post(path('menu'), (ctx) => {
    const person = findPerson(world, ctx.params.openId)
    tellMenu(world, appOf(world, person), person, parseInput(menuInput, ctx.state.body).eventKey)
    ctx.body = {}
  })
  router.post(path('enter'), (ctx) => {
    const person = findPerson(world, ctx.params.openId)
    parseInput(z.strictObject({}), ctx.state.body)
    const chat = chatFor(world, person, undefined)
    tellEnter(world, appOf(world, person), chat, person)
    ctx.body = { chatId: chat.chatId }
  })
  router.post(path('read'), (ctx) => {
    const person = findPerson(world, ctx.params.openId)
    const input = parseInput(readInput, ctx.state.body)
    const chat = 'chatId' in input ? chatFor(world, person, input.chatId) : findMessage(world, person, input.messageId).chat
    const messages = 'chatId' in input ? room.messages.ofChat(chat.chatId) : [findMessage(world, person, input.messageId).message]
    const read = messages.filter((message) => message.state === 'shown' && room.messages.read(message, person.openId))
    tellRead(world, chat, read, person)
    ctx.body = {}
  })
  router.post(path('recall'), (ctx) => {
    const person = findPerson(world, ctx.params.openId)
    const { message, chat } = findMessage(world, person, parseInput(oneMessage, ctx.state.body).messageId)
    if (message.sender.id !== person.openId) throw new ControlError(409, 'not_sender', 'only the sender recalls a message')
    if (message.state !== 'shown') throw new ControlError(409, 'recalled', 'the message was recalled already')
    room.messages.recall(message, 'recalled')
    tellRecall(world, chat, message)
    ctx.body = {}
  })
  router.post(path('forward'), (ctx) => {
    const person = findPerson(world, ctx.params.openId)
    ctx.body = { messageId: forward(world, person, parseInput(forwardInput, ctx.state.body)).messageId }
  })
}

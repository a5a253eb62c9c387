import { z } from 'zod'

import type { Chat, Message } from '../room/types.ts'
import type { World } from '../world.ts'
import { type ApiAnswer, type ApiCall, type Endpoint, param, parse } from './endpoint.ts'
import { PlatformError, refuse } from './errors.ts'
import { ownMessage, visibleMessage } from './message-access.ts'
import { readContent } from './message-content.ts'
import { shapeMessage } from './message-shape.ts'
import { chatToSendTo, checkChat } from './recipients.ts'

const sendScopes = ['im:message', 'im:message:send_as_bot', 'im:message:send']

const newMessage = z.object({
  receive_id: z.string().min(1),
  msg_type: z.string(),
  content: z.string(),
  uuid: z.string().max(50).optional(),
})
const newReply = newMessage.omit({ receive_id: true }).extend({ reply_in_thread: z.boolean().optional() })

/** `POST /im/v1/messages`: sends; the same uuid sends once within an hour and is answered with the first message. */
async function createMessage(world: World, call: ApiCall): Promise<ApiAnswer> {
  const body = parse(newMessage, call.body)
  const idType = call.query.get('receive_id_type') ?? ''
  const chat = chatToSendTo(world, call.app, idType, body.receive_id)
  return send(world, call, { chat, ...body })
}

/** `POST /im/v1/messages/:message_id/reply` (im-v1/message/reply). */
async function replyMessage(world: World, call: ApiCall): Promise<ApiAnswer> {
  const body = parse(newReply, call.body)
  const parent = visibleMessage(world, call.app, param(call, 'message_id'))
  const chat = checkChat(world, call.app, world.room.chats.get(parent.chatId))
  return send(world, call, { chat, parent, ...body })
}

type Sending = { chat: Chat; parent?: Message; msg_type: string; content: string; uuid?: string | undefined }

function send(world: World, { app }: ApiCall, sending: Sending): ApiAnswer {
  const { chat, parent, uuid } = sending
  const earlier = uuid === undefined ? undefined : world.room.messages.get(world.uuids.find(app.appId, uuid) ?? '')
  if (earlier) return { data: shapeMessage(world, earlier) }
  const read = readContent(world, app, { msgType: sending.msg_type, content: sending.content })
  world.limits.takeFive(chat.chatType === 'p2p' ? 'person' : 'chat', chat.chatId)
  const sender = { type: 'app', id: app.appId, name: app.name } as const
  const message = world.room.messages.add({ chat, parent, sender, msgType: sending.msg_type, ...read })
  if (read.cardId !== null) world.cardEntities.sent(read.cardId, message.messageId)
  if (uuid !== undefined) world.uuids.remember(app.appId, uuid, message.messageId)
  return { data: shapeMessage(world, message) }
}

/** A message can be edited 20 times (230072) (im-v1/message/update). */
const mostEdits = 20
const editedMessage = z.object({ msg_type: z.enum(['text', 'post']), content: z.string() })

/** `PUT /im/v1/messages/:message_id`: replaces a text or post. */
function editMessage(world: World, call: ApiCall): ApiAnswer {
  const body = parse(editedMessage, call.body)
  const message = ownMessage(world, call.app, param(call, 'message_id'))
  if (message.msgType !== 'text' && message.msgType !== 'post') throw refuse(230054)
  if (message.edits >= mostEdits) throw refuse(230072)
  const { content } = readContent(world, call.app, { msgType: body.msg_type, content: body.content })
  world.limits.takeFive('update', message.messageId)
  world.room.messages.replaceContent(message, content)
  return { data: shapeMessage(world, message) }
}

/** `DELETE /im/v1/messages/:message_id`: recalls a message of the bot (im-v1/message/delete). */
function deleteMessage(world: World, call: ApiCall): ApiAnswer {
  const message = world.room.messages.get(param(call, 'message_id'))
  if (!message) throw refuse(230001)
  if (message.sender.id !== call.app.appId) throw refuse(230026)
  if (message.state !== 'shown') throw refuse(230011)
  world.room.messages.recall(message, 'recalled')
  return { data: {} }
}

/** `GET /im/v1/messages/:message_id` (im-v1/message/get). */
function getMessage(world: World, call: ApiCall): ApiAnswer {
  const message = world.room.messages.get(param(call, 'message_id'))
  const chat = world.room.chats.get(message?.chatId ?? '')
  if (!message || !chat) throw refuse(230001)
  if (!chat.bot || chat.appId !== call.app.appId) throw refuse(230002)
  return { data: { items: [shapeMessage(world, message)] } }
}

const listQuery = z.object({
  container_id_type: z.literal('chat'),
  container_id: z.string(),
  start_time: z.coerce.number().optional(),
  end_time: z.coerce.number().optional(),
  sort_type: z.enum(['ByCreateTimeAsc', 'ByCreateTimeDesc']).default('ByCreateTimeAsc'),
  page_size: z.coerce.number().int().min(1).max(50).default(20),
  page_token: z.string().optional(),
})

/** `GET /im/v1/messages`: history of a chat, by pages (im-v1/message/list). */
function listMessages(world: World, call: ApiCall): ApiAnswer {
  const query = parse(listQuery, Object.fromEntries(call.query))
  const chat = world.room.chats.get(query.container_id)
  if (!chat) throw refuse(230001)
  if (!chat.bot || chat.appId !== call.app.appId) throw refuse(230002)
  const from = (query.start_time ?? 0) * 1000
  const to = (query.end_time ?? Number.POSITIVE_INFINITY) * 1000
  const within = world.room.messages.ofChat(chat.chatId).filter((message) => message.createdAtMs >= from && message.createdAtMs <= to)
  const sorted = query.sort_type === 'ByCreateTimeDesc' ? within.toReversed() : within
  const start = query.page_token === undefined ? 0 : Number(query.page_token)
  if (!Number.isSafeInteger(start)) throw new PlatformError(230001, 'Your request contains an invalid request parameter, ext=page_token')
  const end = start + query.page_size
  const items = sorted.slice(start, end).map((message) => shapeMessage(world, message))
  return { data: { has_more: end < sorted.length, page_token: end < sorted.length ? String(end) : '', items } }
}

const readScopes = ['im:message', 'im:message:readonly', 'im:message.history:readonly']

export const messageEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/open-apis/im/v1/messages', scopes: sendScopes, handle: createMessage },
  { method: 'GET', path: '/open-apis/im/v1/messages', scopes: readScopes, handle: listMessages },
  { method: 'POST', path: '/open-apis/im/v1/messages/:message_id/reply', scopes: sendScopes, handle: replyMessage },
  { method: 'PUT', path: '/open-apis/im/v1/messages/:message_id', scopes: [...sendScopes, 'im:message:update'], handle: editMessage },
  { method: 'DELETE', path: '/open-apis/im/v1/messages/:message_id', scopes: [...sendScopes, 'im:message:recall'], handle: deleteMessage },
  { method: 'GET', path: '/open-apis/im/v1/messages/:message_id', scopes: readScopes, handle: getMessage },
]

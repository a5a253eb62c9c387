import { z } from 'zod'

import { tellBotMember, tellMembers } from '../people-events.ts'
import type { App, Chat, Json, Person } from '../room/types.ts'
import type { World } from '../world.ts'
import { type ApiAnswer, type ApiCall, type Endpoint, param, parse } from './endpoint.ts'
import { refuse } from './errors.ts'
import { isAvailable, personById } from './recipients.ts'

const newChat = z.object({
  name: z.string().optional(),
  description: z.string().optional(),
  owner_id: z.string().optional(),
  user_id_list: z.array(z.string()).max(50).default([]),
  bot_id_list: z.array(z.string()).max(5).default([]),
})
const memberList = z.object({ id_list: z.array(z.string()).min(1).max(50) })
const pageInput = z.object({
  page_size: z.coerce.number().int().min(1).max(100).default(20),
  page_token: z.coerce.number().int().min(0).default(0),
})

/** The chats of `uuid`+owner within ten hours are one (group/chat/create); the map of messages keeps them an hour, long enough for a retry. */
function createChat(world: World, call: ApiCall): ApiAnswer {
  const body = parse(newChat, call.body)
  const uuid = call.query.get('uuid')
  const key = `chat ${uuid} ${body.owner_id ?? ''}`
  const earlier = uuid ? world.room.chats.get(world.uuids.find(call.app.appId, key) ?? '') : undefined
  if (earlier) return { data: shapeChat(world, earlier) }
  const { valid } = sortPeople(world, call, [...body.user_id_list, ...(body.owner_id === undefined ? [] : [body.owner_id])])
  const chat = world.room.addChat({
    chatId: world.ids.chat(),
    chatType: 'group',
    tenantKey: call.app.tenantKey,
    name: body.name ?? '',
    bot: true,
    members: valid.map((person) => person.openId),
  })
  if (uuid) world.uuids.remember(call.app.appId, key, chat.chatId)
  return { data: shapeChat(world, chat) }
}

/** `GET /im/v1/chats/:chat_id` (group/chat/get-2). */
function getChat(world: World, call: ApiCall): ApiAnswer {
  return { data: shapeChat(world, ownChat(world, call)) }
}

/** `GET /im/v1/chats`: groups the bot is in (group/chat/list). */
function listChats(world: World, call: ApiCall): ApiAnswer {
  const { page_size: size, page_token: start } = parse(pageInput, page(call))
  const own = [...world.room.chats.values()].filter(({ bot, appId, chatType }) => bot && appId === call.app.appId && chatType === 'group')
  const items = own.slice(start, start + size).map((chat) => shapeChat(world, chat))
  return { data: { items, ...rest(start + size, own.length) } }
}

/** `GET /im/v1/chats/:chat_id/members` (group/chat-member/get). */
function listMembers(world: World, call: ApiCall): ApiAnswer {
  const { page_size: size, page_token: start } = parse(pageInput, page(call))
  const chat = ownChat(world, call)
  const people = [...chat.members].flatMap((openId) => world.room.people.get(openId) ?? [])
  const items = people.slice(start, start + size).map((person) => ({
    member_id_type: 'open_id',
    member_id: person.openId,
    name: person.name,
    tenant_key: person.tenantKey,
  }))
  return { data: { items, member_total: people.length, ...rest(start + size, people.length) } }
}

/** `POST /im/v1/chats/:chat_id/members` (group/chat-member/create). */
function addMembers(world: World, call: ApiCall): ApiAnswer {
  const chat = ownChat(world, call)
  const { valid, unknown, unavailable } = sortPeople(world, call, parse(memberList, call.body).id_list)
  const joining = valid.filter((person) => !chat.members.has(person.openId))
  world.room.join(
    chat,
    valid.map((person) => person.openId),
  )
  tellMembers(world, chat, 'added', joining)
  return { data: { invalid_id_list: unavailable, not_existed_id_list: unknown, pending_approval_id_list: [] } }
}

/** `DELETE /im/v1/chats/:chat_id/members` (group/chat-member/delete). */
function removeMembers(world: World, call: ApiCall): ApiAnswer {
  const chat = ownChat(world, call)
  const { valid, unknown } = sortPeople(world, call, parse(memberList, call.body).id_list)
  const leaving = valid.filter((person) => chat.members.has(person.openId))
  world.room.leave(
    chat,
    leaving.map((person) => person.openId),
  )
  tellMembers(world, chat, 'deleted', leaving)
  return { data: { invalid_id_list: unknown } }
}

/** `DELETE /im/v1/chats/:chat_id`: dissolves a group (group/chat/delete). */
function dissolveChat(world: World, call: ApiCall): ApiAnswer {
  const chat = ownChat(world, call)
  chat.dissolved = true
  tellBotMember(world, chat, 'deleted', undefined)
  return { data: {} }
}

function ownChat(world: World, call: ApiCall): Chat {
  const chat = world.room.chats.get(param(call, 'chat_id'))
  if (!chat) throw refuse(230034)
  if (chat.dissolved) throw refuse(232009)
  if (!chat.bot || chat.appId !== call.app.appId) throw refuse(232011)
  return chat
}

function sortPeople(world: World, call: ApiCall, ids: readonly string[]): { valid: Person[]; unknown: string[]; unavailable: string[] } {
  const idType = call.query.get('member_id_type') ?? call.query.get('user_id_type') ?? 'open_id'
  const [valid, unknown, unavailable]: [Person[], string[], string[]] = [[], [], []]
  for (const id of ids) {
    const person = personById(world, call.app, idType, id)
    if (!person || person.resigned) unknown.push(id)
    else if (isAvailable(call.app, person)) valid.push(person)
    else unavailable.push(id)
  }
  return { valid, unknown, unavailable }
}

function shapeChat(world: World, chat: Chat): Json {
  const owner: App | undefined = world.room.apps.get(chat.appId ?? '')
  return {
    chat_id: chat.chatId,
    name: chat.name,
    chat_mode: chat.chatType,
    chat_type: 'private',
    tenant_key: chat.tenantKey,
    owner_id: owner?.appId ?? '',
    owner_id_type: 'app_id',
    external: false,
    user_count: String(chat.members.size),
    bot_count: chat.bot ? '1' : '0',
    chat_status: chat.dissolved ? 'dissolved' : 'normal',
  }
}

function page(call: ApiCall): Json {
  return Object.fromEntries([...call.query].filter(([, value]) => value !== ''))
}

function rest(end: number, total: number): Json {
  return { has_more: end < total, page_token: end < total ? String(end) : '' }
}

const readScopes = ['im:chat', 'im:chat:readonly', 'im:chat:read']
const memberScopes = ['im:chat', 'im:chat.members:write_only']

export const chatEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/open-apis/im/v1/chats', scopes: ['im:chat', 'im:chat:create'], handle: createChat },
  { method: 'GET', path: '/open-apis/im/v1/chats', scopes: readScopes, handle: listChats },
  { method: 'GET', path: '/open-apis/im/v1/chats/:chat_id', scopes: readScopes, handle: getChat },
  { method: 'DELETE', path: '/open-apis/im/v1/chats/:chat_id', scopes: ['im:chat', 'im:chat:delete'], handle: dissolveChat },
  { method: 'GET', path: '/open-apis/im/v1/chats/:chat_id/members', scopes: [...readScopes, 'im:chat.members:read'], handle: listMembers },
  { method: 'POST', path: '/open-apis/im/v1/chats/:chat_id/members', scopes: memberScopes, handle: addMembers },
  { method: 'DELETE', path: '/open-apis/im/v1/chats/:chat_id/members', scopes: memberScopes, handle: removeMembers },
]

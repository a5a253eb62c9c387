import { z } from 'zod'

import { tellBotMember, tellMembers } from '../people-events.ts'
import { viewMessage } from '../room/message-view.ts'
import type { Chat, Json } from '../room/types.ts'
import type { World } from '../world.ts'
import { ControlError, notFound, parseInput } from './errors.ts'
import { findPerson } from './find-person.ts'
import type { Control, ControlRouter } from './routes.ts'

const newChat = z.strictObject({ name: z.string().min(1), openIds: z.array(z.string()).min(1), bot: z.boolean().default(true) })
const members = z.strictObject({ openIds: z.array(z.string()).default([]), bot: z.boolean().optional() })
const listQuery = z.strictObject({ openId: z.string() })

/** Groups, and a person's list of chats. */
export function chatRoutes(router: ControlRouter, { world }: Control): void {
  const { room } = world
  router.get('/chats', (ctx) => {
    const person = findPerson(world, parseInput(listQuery, ctx.query).openId)
    const unread = new Map<string, number>()
    for (const message of room.messages.ofPerson(person.openId)) {
      const isUnread = message.state === 'shown' && message.sender.id !== person.openId && message.readAtMs[person.openId] === undefined
      if (isUnread) unread.set(message.chatId, (unread.get(message.chatId) ?? 0) + 1)
    }
    const listed = room.chatsOf(person.openId).map((chat) => {
      const last = room.messages.get(chat.lastMessageId ?? '')
      const lastMessage = last ? viewMessage(last, chat.chatType, person.openId) : null
      return { ...show(world, chat), lastMessage, unread: unread.get(chat.chatId) ?? 0 }
    })
    ctx.body = listed.sort((one, other) => (other.lastMessage?.createdAt ?? '').localeCompare(one.lastMessage?.createdAt ?? ''))
  })
  router.post('/chats', (ctx) => {
    const input = parseInput(newChat, ctx.state.body)
    const people = input.openIds.map((openId) => findPerson(world, openId))
    const tenantKey = people[0]?.tenantKey ?? ''
    if (people.some((person) => person.tenantKey !== tenantKey))
      throw new ControlError(400, 'invalid_input', 'a group belongs to one tenant')
    const chat = room.addChat({
      chatId: room.ids.chat(),
      chatType: 'group',
      tenantKey,
      name: input.name,
      bot: input.bot,
      members: input.openIds,
    })
    if (chat.bot) tellBotMember(world, chat, 'added', people[0])
    ctx.body = show(world, chat)
  })
  router.get('/chats/:chatId', (ctx) => {
    ctx.body = show(world, find(world, ctx.params.chatId))
  })
  memberRoutes(router, world)
}

function memberRoutes(router: ControlRouter, world: World): void {
  const { room } = world
  router.post('/chats/:chatId/members', (ctx) => {
    const chat = find(world, ctx.params.chatId)
    const input = parseInput(members, ctx.state.body)
    const joining = input.openIds.map((openId) => findPerson(world, openId)).filter((person) => !chat.members.has(person.openId))
    room.join(chat, input.openIds)
    tellMembers(world, chat, 'added', joining)
    if (input.bot === true && !chat.bot) {
      chat.bot = true
      tellBotMember(world, chat, 'added', joining[0])
    }
    ctx.body = show(world, chat)
  })
  router.delete('/chats/:chatId/members', (ctx) => {
    const chat = find(world, ctx.params.chatId)
    const input = parseInput(members, ctx.state.body)
    const leaving = input.openIds.map((openId) => findPerson(world, openId)).filter((person) => chat.members.has(person.openId))
    room.leave(chat, input.openIds)
    tellMembers(world, chat, 'deleted', leaving)
    if (input.bot === true && chat.bot) {
      chat.bot = false
      tellBotMember(world, chat, 'deleted', leaving[0])
    }
    ctx.body = show(world, chat)
  })
}

function find({ room }: World, chatId: string | undefined): Chat {
  const chat = room.chats.get(chatId ?? '')
  if (!chat) throw notFound(`chat ${chatId}`)
  return chat
}

function show({ room }: World, chat: Chat): Json {
  const { chatId, chatType, name, tenantKey, appId, bot, dissolved } = chat
  const members = [...chat.members].flatMap((openId) => {
    const person = room.people.get(openId)
    return person ? [{ openId, name: person.name }] : []
  })
  return { chatId, chatType, name, tenantKey, appId, bot, dissolved, members }
}

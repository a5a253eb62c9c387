import type { UrgentChannel } from '../feed.ts'
import type { Json, Message } from './types.ts'

/** A message as one person sees it, in the form the control API gives out. */
export type MessageView = {
  readonly messageId: string
  readonly chatId: string
  readonly chatType: 'p2p' | 'group'
  readonly sender: { readonly type: 'user' | 'app'; readonly id: string; readonly name: string }
  readonly msgType: string
  readonly content: Json
  readonly createdAt: string
  readonly updatedAt: string
  readonly recalled: boolean
  readonly urgent: readonly UrgentChannel[]
  readonly read: boolean
}

/** The message for `openId`; for null the view of nobody in particular (no buzz, unread). */
export function viewMessage(message: Message, chatType: 'p2p' | 'group', openId: string | null): MessageView {
  return {
    messageId: message.messageId,
    chatId: message.chatId,
    chatType,
    sender: message.sender,
    msgType: message.msgType,
    content: message.state === 'shown' ? message.content : {},
    createdAt: new Date(message.createdAtMs).toISOString(),
    updatedAt: new Date(message.updatedAtMs).toISOString(),
    recalled: message.state !== 'shown',
    urgent: openId === null ? [] : message.urgent.filter((buzz) => buzz.openIds.includes(openId)).map((buzz) => buzz.channel),
    read: openId !== null && (message.sender.id === openId || message.readAtMs[openId] !== undefined),
  }
}

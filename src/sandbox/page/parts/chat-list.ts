import { html, type TemplateResult } from 'lit'
import type { Drawn } from '../card/session.ts'
import { listText } from '../lib/times.ts'
import { isDirect } from '../room/mailbox.ts'
import type { Room } from '../room/room.ts'
import type { Chat, Message } from '../room/wire.ts'
import { drawBotAvatar } from './avatar.ts'
import { previewText } from './preview-text.ts'

/** The bot's name in the list of conversations. */
export const BOT_NAME = '安责通'

/** A person's conversations, the direct one with the bot first; `choose` gets undefined for that one. */
export function drawChatList(
  room: Room,
  openId: string,
  open: { chatId: string | undefined; choose(chatId: string | undefined): void },
): TemplateResult {
  const mailbox = room.mailbox(openId)
  const direct = mailbox.directChatId
  const others = mailbox.chats.filter((chat) => !isDirect(chat))
  const atDirect = open.chatId === undefined || open.chatId === direct
  const row = (chat: { chatId: string; name: string; group: boolean }): Drawn => {
    const last = mailbox.lastIn(chat.chatId)
    const unread = mailbox.unreadIn(chat.chatId)
    const chosen = chat.group ? open.chatId === chat.chatId : atDirect
    return html`<button
      type="button"
      class="chat-row"
      aria-current=${chosen ? 'true' : 'false'}
      data-chat-id=${chat.chatId}
      @click=${() => open.choose(chat.group ? chat.chatId : undefined)}
    >
      ${chat.group ? html`<span class="avatar avatar-medium tint-indigo" aria-hidden="true">${chat.name.slice(0, 1)}</span>` : drawBotAvatar()}
      <span class="person-words">
        <span class="chat-name">${chat.name}${last === undefined ? undefined : html`<time>${listText(new Date(last.createdAt), room.clock.now())}</time>`}</span>
        <span class="person-org">${lastText(last)}</span>
      </span>
      ${unread > 0 ? html`<span class="badge" aria-label="${unread} 条未读">${unread}</span>` : undefined}
    </button>`
  }
  return html`<nav class="chat-list" aria-label="会话列表">
    ${row({ chatId: direct ?? '', name: BOT_NAME, group: false })} ${others.map((chat) => row({ chatId: chat.chatId, name: chatName(room, openId, chat), group: true }))}
  </nav>`
}

/** A group's name, or that of the other person. */
export function chatName(room: Room, openId: string, chat: Chat): string {
  if (chat.chatType === 'group') return chat.name || '群聊'
  const other = chat.members.find((member) => member.openId !== openId)
  return other === undefined ? '私聊' : room.nameOf(other.openId)
}

function lastText(last: Message | undefined): string {
  return last === undefined ? '还没有消息' : previewText(last)
}

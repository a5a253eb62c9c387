import { html } from 'lit'
import type { Drawn } from '../card/session.ts'
import { timeText } from '../lib/times.ts'
import type { Room } from '../room/room.ts'
import type { Message, UrgentKind } from '../room/wire.ts'
import { drawAvatar, drawBotAvatar } from './avatar.ts'
import type { CardOwners } from './card-owners.ts'
import { drawMessageBody } from './message-body.ts'

const CHANNELS: Record<UrgentKind, string> = { app: '应用内加急', sms: '短信加急', phone: '电话加急' }

/** Chinese names of the ways a message was buzzed. */
export function channelText(channels: readonly UrgentKind[]): string {
  return channels.map((each) => CHANNELS[each]).join('、')
}

/** The column a message is drawn in. */
export interface MessageColumn {
  openId: string
  owners: CardOwners
  forward(messageId: string): void
}

/** One message as the person of the column sees it. */
export function drawMessage(message: Message, room: Room, column: MessageColumn): Drawn {
  const own = message.sender.id === column.openId
  if (message.recalled)
    return html`<p class="recalled" data-message-id=${message.messageId}>${own ? '你' : message.sender.name}撤回了一条消息</p>`
  const sender = room.person(message.sender.id)
  return html`<article
    class="message ${own ? 'is-own' : ''} ${message.urgent.length > 0 ? 'is-urgent' : ''}"
    data-message-id=${message.messageId}
    data-msg-type=${message.msgType}
    aria-label="${message.sender.name} ${timeText(new Date(message.createdAt))}"
  >
    ${message.sender.type === 'app' ? drawBotAvatar() : drawAvatar(message.sender.name, sender)}
    <div class="message-main">
      <div class="message-meta">
        <span>${own ? '' : message.sender.name}</span><time datetime=${message.createdAt}>${timeText(new Date(message.createdAt))}</time>
        ${message.urgent.length > 0 ? html`<span class="buzz-mark">${channelText(message.urgent)}</span>` : undefined}
        ${own ? undefined : readMark(message)}
        <button type="button" class="text-button" @click=${() => column.forward(message.messageId)}>转发</button>
        ${own ? html`<button type="button" class="text-button" @click=${() => room.acts.recall(column.openId, message.messageId)}>撤回</button>` : undefined}
      </div>
      ${drawMessageBody(message, column.owners.of(message))}
    </div>
  </article>`
}

function readMark(message: Message): Drawn {
  return html`<span class="read-mark ${message.read ? 'is-read' : ''}">${message.read ? '已读' : '未读'}</span>`
}

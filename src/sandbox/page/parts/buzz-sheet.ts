import { html } from 'lit'
import type { Drawn } from '../card/session.ts'
import type { Buzz } from '../room/buzzes.ts'
import type { Room } from '../room/room.ts'
import { channelText } from './message-view.ts'
import { previewText } from './preview-text.ts'

/** The 加急 of one person, over everything else of his column until it is acknowledged. */
export function drawBuzzSheet(room: Room, openId: string): Drawn {
  const buzz = room.buzzes.of(openId)[0]
  if (buzz === undefined) return undefined
  const rest = room.buzzes.of(openId).length - 1
  return html`<div class="buzz-sheet" role="alertdialog" aria-label="加急消息" data-buzz=${buzz.messageId}>
    <div class="buzz-card">
      <p class="buzz-title"><span class="buzz-bell" aria-hidden="true">!</span>${channelText(buzz.channels)}</p>
      <p class="buzz-text">${buzzText(room, buzz)}</p>
      ${rest > 0 ? html`<p class="buzz-more">还有 ${rest} 条加急</p>` : undefined}
      <button type="button" class="danger-button" data-buzz-act="acknowledge" @click=${() => see(room, buzz)}>知道了，去查看</button>
    </div>
  </div>`
}

/** Words of a buzzed message. */
export function buzzText(room: Room, buzz: Buzz): string {
  const message = buzz.message ?? room.mailbox(buzz.openId).messages.find((each) => each.messageId === buzz.messageId)
  return message === undefined ? '你有一条加急消息' : previewText(message)
}

function see(room: Room, buzz: Buzz): void {
  const message = room.mailbox(buzz.openId).messages.find((each) => each.messageId === buzz.messageId)
  if (message !== undefined) room.columns.openChat(buzz.openId, message.chatType === 'p2p' ? undefined : message.chatId)
  const show = (): void => {
    const column = document.querySelector(`[data-open-id="${CSS.escape(buzz.openId)}"]`)
    column?.querySelector(`[data-message-id="${CSS.escape(buzz.messageId)}"]`)?.scrollIntoView({ block: 'start' })
  }
  // A buzzed card is read from its first line; a list that is drawn anew first goes to its end.
  void room.acts.acknowledge(buzz.openId, buzz.messageId).finally(() => requestAnimationFrame(() => requestAnimationFrame(show)))
}

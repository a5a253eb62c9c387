import { html } from 'lit'
import { ref } from 'lit/directives/ref.js'
import type { Drawn } from '../card/session.ts'
import { orgLabel } from '../lib/labels.ts'
import { openModally } from '../lib/modal.ts'
import type { Room } from '../room/room.ts'

/** Asks to whom a message is sent on; people of the same tenant and the person's groups can be chosen. */
export function drawForwardDialog(room: Room, openId: string, answer: { close(): void; send(to: string): void }): Drawn {
  const tenant = room.person(openId)?.tenantKey
  const people = room.people.filter((person) => person.tenantKey === tenant && person.openId !== openId)
  const groups = room.mailbox(openId).chats.filter((chat) => chat.chatType === 'group')
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (event.target instanceof HTMLFormElement) answer.send(String(new FormData(event.target).get('to')))
  }
  return html`<dialog class="dialog" aria-label="转发" ${ref(openModally)} @close=${answer.close}>
    <h2>转发给</h2>
    <form @submit=${submit}>
      <select name="to" aria-label="转发给谁" required>
        ${groups.map((chat) => html`<option value=${chat.chatId}>群：${chat.name}</option>`)}
        ${people.map((person) => html`<option value=${person.openId}>${person.name}（${orgLabel(person)}）</option>`)}
      </select>
      <div class="dialog-actions">
        <button type="button" class="plain-button" @click=${answer.close}>取消</button>
        <button class="main-button">转发</button>
      </div>
    </form>
  </dialog>`
}

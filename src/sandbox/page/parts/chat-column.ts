import { html } from 'lit'
import { drawConfirm } from '../card/confirm.ts'
import type { Drawn } from '../card/session.ts'
import { orgLabel, roleLabels } from '../lib/labels.ts'
import { LightElement } from '../lib/light-element.ts'
import { drawShape } from '../lib/shapes.ts'
import { resourceUrl } from '../room/http.ts'
import { isDirect } from '../room/mailbox.ts'
import type { Room } from '../room/room.ts'
import { RedrawOn } from '../room/topics.ts'
import { drawAvatar } from './avatar.ts'
import { drawBotMenu } from './bot-menu.ts'
import { drawBuzzSheet } from './buzz-sheet.ts'
import { CardOwners } from './card-owners.ts'
import { BOT_NAME, chatName, drawChatList } from './chat-list.ts'
import type { ChatComposer } from './composer.ts'
import { drawForwardDialog } from './forward-dialog.ts'

/** One person's Feishu: who he is, his conversations, the open one, and where he writes. */
export class ChatColumn extends LightElement {
  static override properties = {
    room: { attribute: false },
    openId: {},
    listed: { state: true },
    dropping: { state: true },
    forwarding: { state: true },
    resigning: { state: true },
  }

  declare room: Room
  declare openId: string
  declare listed: boolean
  declare dropping: boolean
  /** The message being sent on. */
  declare forwarding: string | undefined
  declare resigning: boolean
  #owners: CardOwners | undefined

  constructor() {
    super()
    this.listed = false
    this.dropping = false
    this.resigning = false
    new RedrawOn(this, () => ({ of: this.room.topics, names: [`person:${this.openId}`, 'columns', 'people', 'buzz'] }))
  }

  /** The chat on screen; undefined is the direct one. */
  get chatId(): string | undefined {
    return this.room.columns.list.find((column) => column.openId === this.openId)?.chatId
  }

  protected override render(): Drawn {
    const { room, openId, chatId } = this
    const name = room.nameOf(openId)
    this.#owners ??= new CardOwners(room, openId, (key, alt) => this.#preview(key, alt))
    return html`<section class="column ${this.listed ? 'is-listed' : ''}" data-open-id=${openId} aria-label="${name}的飞书">
      ${this.#header(name)}
      <div class="column-body" @dragover=${this.#dragOver} @dragleave=${this.#dragEnd} @drop=${this.#drop} @forward-message=${this.#askForward}>
        ${drawChatList(room, openId, { chatId, choose: (chosen) => this.#choose(chosen) })}
        <div class="chat">
          <message-list .room=${room} .openId=${openId} .chatId=${chatId} .owners=${this.#owners}></message-list>
          ${chatId === undefined ? drawBotMenu((eventKey) => void room.acts.menu(openId, eventKey)) : undefined}
          <chat-composer .room=${room} .openId=${openId} .chatId=${chatId}></chat-composer>
        </div>
        ${this.dropping ? html`<div class="drop-hint">松开即可发送</div>` : undefined}
        <toast-stack .room=${room} .openId=${openId}></toast-stack>
        ${drawBuzzSheet(room, openId)} ${this.#dialogs(name)}
      </div>
    </section>`
  }

  #header(name: string): Drawn {
    const { room, openId, chatId } = this
    const person = room.person(openId)
    const opened = room.mailbox(openId).chats.find((each) => each.chatId === chatId)
    const chat = opened === undefined ? BOT_NAME : chatName(room, openId, opened)
    const others = room.mailbox(openId).chats.filter((each) => !isDirect(each)).length
    return html`<header class="column-header">
      ${drawAvatar(name, person, 'large')}
      <div class="person-words">
        <h2>${name}${person === undefined ? undefined : roleLabels(person).map((role) => html`<span class="role">${role}</span>`)}</h2>
        <p>${person === undefined ? '' : orgLabel(person)}</p>
      </div>
      <button type="button" class="plain-button chat-switch" aria-expanded=${this.listed ? 'true' : 'false'} @click=${() => this.#toggleList()}>
        ${chat}${others > 0 ? `（${others + 1}）` : ''} ${drawShape('down')}
      </button>
      <button type="button" class="icon-button" title="离职" aria-label="让${name}离职" @click=${() => this.#resign(true)}>${drawShape('leave')}</button>
      <button type="button" class="icon-button" aria-label="关闭${name}的飞书" @click=${() => room.columns.close(openId)}>${drawShape('close')}</button>
    </header>`
  }

  #dialogs(name: string): Drawn {
    const { room, openId, forwarding } = this
    if (forwarding !== undefined) {
      const close = (): void => this.#forwardTo(undefined)
      const send = (to: string): void => {
        close()
        void room.acts.forward(openId, forwarding, to)
      }
      return drawForwardDialog(room, openId, { close, send })
    }
    if (!this.resigning) return undefined
    const text = `${name}将从飞书离职，不能再收发消息，名下的待办会转给别人。只有重置练习室才能恢复。`
    return drawConfirm({ title: `让${name}离职？`, text, yes: () => void room.acts.resign(openId) }, () => this.#resign(false))
  }

  readonly #askForward = (event: CustomEvent<string>): void => this.#forwardTo(event.detail)

  #forwardTo(messageId: string | undefined): void {
    this.forwarding = messageId
  }

  #resign(resigning: boolean): void {
    this.resigning = resigning
  }

  #toggleList(): void {
    this.listed = !this.listed
  }

  #choose(chatId: string | undefined): void {
    this.listed = false
    this.room.columns.openChat(this.openId, chatId)
    if (chatId === undefined) void this.room.acts.enter(this.openId)
  }

  #preview(key: string, alt: string): void {
    this.dispatchEvent(new CustomEvent('preview-image', { detail: { url: resourceUrl(key), alt }, bubbles: true }))
  }

  readonly #dragOver = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files') !== true) return
    event.preventDefault()
    this.dropping = true
  }

  readonly #dragEnd = (): void => {
    this.dropping = false
  }

  readonly #drop = (event: DragEvent): void => {
    const files = [...(event.dataTransfer?.files ?? [])]
    this.dropping = false
    if (files.length === 0) return
    event.preventDefault()
    void this.querySelector<ChatComposer>('chat-composer')?.sendFiles(files)
  }
}

import { html, type PropertyValues } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Drawn } from '../card/session.ts'
import { LightElement } from '../lib/light-element.ts'
import { dayText } from '../lib/times.ts'
import type { Room } from '../room/room.ts'
import { RedrawOn } from '../room/topics.ts'
import type { Message } from '../room/wire.ts'
import type { CardOwners } from './card-owners.ts'
import { drawMessage } from './message-view.ts'
import { SightWatch } from './sight-watch.ts'

/** Messages drawn at first; older ones come on demand. */
const DRAWN_AT_ONCE = 40
/** Nearer to the end than this, new messages keep the end in sight. */
const NEAR_END_PX = 120

/** The messages of one chat, the newest below; what comes into sight counts as read. */
export class MessageList extends LightElement {
  static override properties = { room: { attribute: false }, openId: {}, chatId: {}, owners: { attribute: false }, drawn: { state: true } }

  declare room: Room
  declare openId: string
  declare chatId: string | undefined
  declare owners: CardOwners
  declare drawn: number
  #atEnd = true
  #top = 0
  readonly #sight = new SightWatch((ids) => this.#read(ids))
  readonly #resize = new ResizeObserver(() => this.#follow())

  constructor() {
    super()
    this.drawn = DRAWN_AT_ONCE
    new RedrawOn(this, () => ({ of: this.room.topics, names: [`person:${this.openId}`, 'people', 'buzz'] }))
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#sight.stop()
    this.#resize.disconnect()
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('chatId')) return
    this.drawn = DRAWN_AT_ONCE
    this.#atEnd = true
  }

  protected override render(): Drawn {
    const mailbox = this.room.mailbox(this.openId)
    const all = mailbox.messagesIn(this.chatId ?? mailbox.directChatId)
    const messages = all.slice(-this.drawn)
    return html`<div class="messages" tabindex="0" role="log" aria-label="消息" @scroll=${this.#scrolled}>
      <div class="messages-inner">
        ${all.length > messages.length ? this.#olderButton(all.length - messages.length) : undefined}
        ${all.length === 0 ? drawEmpty(mailbox.loaded, this.chatId === undefined) : undefined}
        ${repeat(
          messages,
          (message) => message.messageId,
          (message, index) => html`${this.#dayBefore(message, messages[index - 1])}${drawMessage(message, this.room, this)}`,
        )}
      </div>
    </div>`
  }

  protected override updated(): void {
    const scroller = this.#scroller()
    if (scroller === null) return
    this.#sight.watch(scroller)
    const inner = scroller.firstElementChild
    if (inner !== null) this.#resize.observe(inner)
    this.#resize.observe(scroller)
    this.#follow()
  }

  #olderButton(more: number): Drawn {
    const show = (): void => {
      this.#atEnd = false
      this.drawn += DRAWN_AT_ONCE
    }
    return html`<button type="button" class="text-button older" @click=${show}>查看更早的 ${more} 条消息</button>`
  }

  #dayBefore(message: Message, before: Message | undefined): Drawn {
    const now = this.room.clock.now()
    const day = dayText(new Date(message.createdAt), now)
    if (before !== undefined && dayText(new Date(before.createdAt), now) === day) return undefined
    return html`<div class="day"><span>${day}</span></div>`
  }

  /** Asks the column to whom a message shall go on. */
  forward(messageId: string): void {
    this.dispatchEvent(new CustomEvent('forward-message', { detail: messageId, bubbles: true }))
  }

  #scroller(): HTMLElement | null {
    return this.querySelector<HTMLElement>('.messages')
  }

  readonly #scrolled = (): void => {
    const scroller = this.#scroller()
    if (scroller === null) return
    const nearEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END_PX
    // A card that grows below leaves the end behind without anybody scrolling: only moving up gives the end up.
    if (nearEnd || scroller.scrollTop < this.#top) this.#atEnd = nearEnd
    this.#top = scroller.scrollTop
  }

  #follow(): void {
    const scroller = this.#scroller()
    if (this.#atEnd && scroller !== null) scroller.scrollTop = scroller.scrollHeight
  }

  #read(ids: string[]): void {
    const messages = this.room.mailbox(this.openId).messages.filter((message) => ids.includes(message.messageId))
    void this.room.acts.read(this.openId, messages)
  }
}

function drawEmpty(loaded: boolean, direct: boolean): Drawn {
  if (!loaded) return html`<p class="empty">正在读取消息…</p>`
  if (!direct) return html`<p class="empty">这个群里还没有消息</p>`
  return html`<div class="empty">
    <p><strong>这里还没有消息</strong></p>
    <p>向安责通发送“帮助”开始，或点下方菜单。</p>
    <p>发现隐患时，发送“上报隐患”，也可以直接发照片。</p>
  </div>`
}

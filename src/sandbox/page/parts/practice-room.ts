import { html } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Drawn } from '../card/session.ts'
import { LightElement } from '../lib/light-element.ts'
import { sayFailure } from '../room/http.ts'
import { Room } from '../room/room.ts'
import { RedrawOn } from '../room/topics.ts'
import { drawAvatar } from './avatar.ts'
import { drawImagePreview, type PreviewedImage } from './image-preview.ts'

/** The whole page: top bar with the clock, people on the left, their chats side by side, the wire at the bottom. */
export class PracticeRoom extends LightElement {
  static override properties = {
    state: { state: true },
    trouble: { state: true },
    peopleShown: { state: true },
    trafficShown: { state: true },
    preview: { state: true },
  }

  declare state: 'opening' | 'open' | 'failed'
  declare trouble: string
  declare peopleShown: boolean
  declare trafficShown: boolean
  declare preview: PreviewedImage | undefined
  readonly room = new Room()
  #end: (() => void) | undefined

  constructor() {
    super()
    this.state = 'opening'
    this.trouble = ''
    this.peopleShown = !matchMedia('(max-width: 1100px)').matches
    this.trafficShown = false
    new RedrawOn(this, () => ({ of: this.room.topics, names: ['columns', 'connection', 'people'] }))
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#open()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#end?.()
  }

  protected override render(): Drawn {
    if (this.state === 'opening') return html`<p class="booting">正在打开练习室…</p>`
    if (this.state === 'failed') return this.#failed()
    const { room } = this
    return html`<div
      class="shell ${this.peopleShown ? 'has-people' : ''}"
      @choose-person=${this.#choose}
      @preview-image=${this.#show}
      @close-traffic=${() => this.#toggleTraffic()}
    >
      ${this.#bar()}
      <buzz-strip .room=${room}></buzz-strip>
      ${room.connected ? undefined : html`<p class="offline" role="alert">与练习室的连接断了，正在重连…</p>`}
      <div class="stage">
        ${this.peopleShown ? html`<div class="scrim" @click=${() => this.#togglePeople()}></div>` : undefined}
        ${this.peopleShown ? html`<people-panel .room=${room}></people-panel>` : undefined}
        <main class="columns">${this.#columns()}</main>
      </div>
      ${this.#tabs()} ${this.trafficShown ? html`<traffic-drawer .room=${room}></traffic-drawer>` : undefined}
      <toast-stack class="page-toasts" .room=${room} .openId=${''}></toast-stack>
      ${this.preview === undefined ? undefined : drawImagePreview(this.preview, () => this.#show())}
    </div>`
  }

  #bar(): Drawn {
    return html`<header class="bar">
      <button type="button" class="plain-button" aria-expanded=${this.peopleShown ? 'true' : 'false'} @click=${() => this.#togglePeople()}>☰ 人员</button>
      <h1><img src="/page/icon.svg" alt="" />安责通<span>练习室</span></h1>
      <clock-bar .room=${this.room}></clock-bar>
      <a class="plain-button bar-link" href="/gallery">卡片</a>
      <button type="button" class="plain-button" aria-expanded=${this.trafficShown ? 'true' : 'false'} @click=${() => this.#toggleTraffic()}>报文</button>
    </header>`
  }

  #columns(): Drawn {
    const { columns } = this.room
    if (columns.list.length === 0) return html`<p class="empty">还没有打开任何人。请从左上角“人员”里选人，可以同时打开几位。</p>`
    return html`${repeat(
      columns.list,
      (column) => column.openId,
      ({ openId }) =>
        html`<chat-column class=${openId === columns.active ? 'is-active' : ''} .room=${this.room} .openId=${openId}></chat-column>`,
    )}`
  }

  /** A narrow screen shows one person at a time and these to switch. */
  #tabs(): Drawn {
    const { columns } = this.room
    return html`<nav class="tabs" aria-label="切换人员">
      ${columns.list.map(({ openId }) => {
        const unread = this.room.mailbox(openId).unread
        return html`<button type="button" aria-current=${openId === columns.active ? 'true' : 'false'} @click=${() => columns.show(openId)}>
          ${drawAvatar(this.room.nameOf(openId), this.room.person(openId), 'small')}<span>${this.room.nameOf(openId)}</span>
          ${unread > 0 ? html`<span class="badge">${unread}</span>` : undefined}
        </button>`
      })}
    </nav>`
  }

  #failed(): Drawn {
    return html`<div class="booting" role="alert">
      <p>${this.trouble}</p>
      <button type="button" class="main-button" @click=${() => this.#open()}>再试一次</button>
    </div>`
  }

  async #open(): Promise<void> {
    this.state = 'opening'
    try {
      this.#end = await this.room.open()
      this.state = 'open'
    } catch (error) {
      this.trouble = sayFailure(error)
      this.state = 'failed'
    }
  }

  readonly #choose = (event: CustomEvent<string>): void => {
    if (matchMedia('(max-width: 1100px)').matches) this.peopleShown = false
    void this.room.showPerson(event.detail)
  }

  readonly #show = (event?: CustomEvent<PreviewedImage>): void => {
    this.preview = event?.detail
  }

  #togglePeople(): void {
    this.peopleShown = !this.peopleShown
  }

  #toggleTraffic(): void {
    this.trafficShown = !this.trafficShown
    if (this.trafficShown) void this.room.traffic.fetch().catch(() => undefined)
  }
}

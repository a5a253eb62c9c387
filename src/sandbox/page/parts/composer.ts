import { html } from 'lit'
import { live } from 'lit/directives/live.js'
import type { Drawn } from '../card/session.ts'
import { LightElement } from '../lib/light-element.ts'
import { fileAsBase64 } from '../lib/read-file.ts'
import type { Room } from '../room/room.ts'
import type { Outgoing } from '../room/wire.ts'
import { drawLocationForm } from './location-form.ts'

/** Where a person writes: text, pictures (button, drag, paste), files, a place, voice and stickers, and the bot's menu. */
export class ChatComposer extends LightElement {
  static override properties = {
    room: { attribute: false },
    openId: {},
    chatId: {},
    text: { state: true },
    sending: { state: true },
    mention: { state: true },
  }

  declare room: Room
  declare openId: string
  declare chatId: string | undefined
  declare text: string
  declare sending: boolean
  declare mention: boolean

  constructor() {
    super()
    this.text = ''
    this.sending = false
    this.mention = true
  }

  protected override render(): Drawn {
    return html`<div class="composer">
      <div class="composer-tools" role="toolbar" aria-label="发送">
        ${this.#picker('图片', 'image/*', (file) => this.sendImage(file))} ${this.#picker('文件', '', (file) => this.#sendFile(file))}
        ${drawLocationForm((location) => void this.#send({ location }))}
        <button type="button" class="tool-button" @click=${() => this.#send({ audio: { durationMs: 3000 } })}>语音</button>
        <button type="button" class="tool-button" @click=${() => this.#send({ sticker: {} })}>表情</button>
        ${this.chatId === undefined ? undefined : this.#mentionBox()}
      </div>
      <div class="composer-line">
        <textarea
          rows="1"
          placeholder="发消息给安责通，回车发送"
          aria-label="消息内容"
          .value=${live(this.text)}
          @input=${this.#typed}
          @keydown=${this.#key}
          @paste=${this.#paste}
        ></textarea>
        <button type="button" class="main-button" data-act="send" ?disabled=${this.sending || this.text.trim() === ''} @click=${() => this.#sendText()}>
          ${this.sending ? html`<span class="spinner" aria-label="正在发送"></span>` : '发送'}
        </button>
      </div>
    </div>`
  }

  /** Sends dropped or chosen files, pictures as pictures. */
  async sendFiles(files: readonly File[]): Promise<void> {
    for (const file of files) await (file.type.startsWith('image/') ? this.sendImage(file) : this.#sendFile(file))
  }

  async sendImage(file: File): Promise<void> {
    await this.#send({ image: await fileAsBase64(file) })
  }

  async #sendFile(file: File): Promise<void> {
    await this.#send({ file: await fileAsBase64(file) })
  }

  #picker(label: string, accept: string, take: (file: File) => Promise<void>): Drawn {
    const change = async (event: Event): Promise<void> => {
      const input = event.target
      if (!(input instanceof HTMLInputElement)) return
      const files = [...(input.files ?? [])]
      input.value = ''
      for (const file of files) await take(file)
    }
    return html`<label class="tool-button">
      ${label}<input class="unseen" type="file" multiple accept=${accept} aria-label="发送${label}" @change=${change} />
    </label>`
  }

  #mentionBox(): Drawn {
    const change = (event: Event): void => {
      this.mention = event.target instanceof HTMLInputElement && event.target.checked
    }
    return html`<label class="tool-check"><input type="checkbox" .checked=${this.mention} @change=${change} />@安责通</label>`
  }

  readonly #typed = (event: InputEvent): void => {
    if (!(event.target instanceof HTMLTextAreaElement)) return
    this.text = event.target.value
    event.target.style.height = 'auto'
    event.target.style.height = `${Math.min(event.target.scrollHeight, 140)}px`
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    void this.#sendText()
  }

  readonly #paste = (event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])]
    if (files.length === 0) return
    event.preventDefault()
    void this.sendFiles(files)
  }

  async #sendText(): Promise<void> {
    const text = this.text.trim()
    if (text === '' || this.sending) return
    if (await this.#send({ text })) this.#clear()
  }

  #clear(): void {
    this.text = ''
    const area = this.querySelector('textarea')
    if (area !== null) area.style.height = 'auto'
  }

  async #send(outgoing: Outgoing): Promise<boolean> {
    this.sending = true
    const chat = this.chatId === undefined ? {} : { chatId: this.chatId, mentionBot: this.mention }
    const sent = await this.room.acts.send(this.openId, outgoing, chat)
    this.sending = false
    return sent
  }
}

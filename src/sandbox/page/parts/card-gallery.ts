import { html } from 'lit'
import type { CardOwner } from '../card/live-session.ts'
import type { Drawn } from '../card/session.ts'
import { LightElement } from '../lib/light-element.ts'
import { type Json, recordOf, recordsOf, textOf } from '../lib/plain.ts'

interface GalleryCard {
  card: string
  sample: string
  json: Json
}

/** Every card the bot can send, drawn from samples; nothing pressed here is sent anywhere. */
export class CardGallery extends LightElement {
  static override properties = { cards: { state: true }, words: { state: true }, said: { state: true } }

  declare cards: GalleryCard[]
  declare words: string
  declare said: string

  constructor() {
    super()
    this.cards = []
    this.words = ''
    this.said = '正在读取卡片…'
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#fetch()
  }

  protected override render(): Drawn {
    const found = this.cards.filter((each) => `${each.card} ${each.sample}`.includes(this.words))
    const type = (event: InputEvent): void => {
      this.words = event.target instanceof HTMLInputElement ? event.target.value.trim() : ''
    }
    return html`<header class="bar">
        <h1><img src="/page/icon.svg" alt="" />安责通<span>卡片总览</span></h1>
        <input type="search" placeholder="按卡片名筛选" aria-label="按卡片名筛选" @input=${type} />
        <output>${this.said}</output>
        <a href="/">回到练习室</a>
      </header>
      <main class="gallery">${found.map((each) => this.#one(each))}</main>`
  }

  #one({ card, sample, json }: GalleryCard): Drawn {
    return html`<section data-card=${card} data-sample=${sample}>
      <h2>${card}<span>${sample}</span></h2>
      <card-view .card=${json} .owner=${this.#owner}></card-view>
    </section>`
  }

  /** Presses are only named; pictures are one picture. */
  readonly #owner: CardOwner = {
    around: { person: () => undefined, members: () => [], imageUrl: () => '/page/sample-photo.svg' },
    press: async (press) => this.#say(`按下了 ${press.target}（样卡，不会发送）`),
    tip: (text) => this.#say(text),
    previewImage: () => undefined,
  }

  #say(said: string): void {
    this.said = said
  }

  async #fetch(): Promise<void> {
    const response = await fetch('/gallery/cards')
    const answer: unknown = response.ok ? await response.json() : []
    this.cards = recordsOf(answer).map((each) => ({ card: textOf(each.card), sample: textOf(each.sample), json: recordOf(each.json) }))
    this.said = this.cards.length === 0 ? '这个练习室没有登记卡片' : `共 ${this.cards.length} 张`
  }
}

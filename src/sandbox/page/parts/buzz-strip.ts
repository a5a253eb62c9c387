import { html } from 'lit'
import type { Drawn } from '../card/session.ts'
import { LightElement } from '../lib/light-element.ts'
import type { Buzz } from '../room/buzzes.ts'
import type { Room } from '../room/room.ts'
import { RedrawOn } from '../room/topics.ts'
import { buzzText } from './buzz-sheet.ts'
import { channelText } from './message-view.ts'

/** The 加急 of people who are not on screen: a red strip over the page that leads to them. */
export class BuzzStrip extends LightElement {
  static override properties = { room: { attribute: false } }

  declare room: Room

  constructor() {
    super()
    new RedrawOn(this, () => ({ of: this.room.topics, names: ['buzz', 'columns', 'people'] }))
  }

  protected override render(): Drawn {
    const away = this.room.buzzes.list.filter((buzz) => !this.room.columns.has(buzz.openId))
    if (away.length === 0) return undefined
    return html`<div class="buzz-strip" role="alert">
      ${away.slice(0, 4).map((buzz) => this.#one(buzz))}
      ${away.length > 4 ? html`<span>另有 ${away.length - 4} 条加急</span>` : undefined}
    </div>`
  }

  #one(buzz: Buzz): Drawn {
    const open = (): void => {
      this.dispatchEvent(new CustomEvent('choose-person', { detail: buzz.openId, bubbles: true }))
    }
    return html`<button type="button" data-buzz=${buzz.messageId} @click=${open}>
      <strong>${this.room.nameOf(buzz.openId)}</strong> 收到${channelText(buzz.channels)}：${buzzText(this.room, buzz)}
      <span>打开</span>
    </button>`
  }
}

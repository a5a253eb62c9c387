import { html, type PropertyValues } from 'lit'
import { cssText } from '../lib/css-text.ts'
import { LightElement } from '../lib/light-element.ts'
import { type Json, recordOf, textOf } from '../lib/plain.ts'
import { spaceOf } from './attributes.ts'
import { drawConfirm } from './confirm.ts'
import { drawHeader } from './header.ts'
import { type CardMemory, type CardOwner, LiveSession } from './live-session.ts'
import type { Drawn } from './session.ts'
import { drawStack } from './stack.ts'

/** A card of Card JSON 2.0 as a client shows it: drawn, filled in, pressed. */
export class CardView extends LightElement {
  static override properties = { card: { attribute: false }, owner: { attribute: false } }

  declare card: Json
  declare owner: CardOwner
  #memory: CardMemory | undefined
  #drawnFrom = ''

  /** What was entered is kept until the card itself changes; a changed card starts from its own values. */
  protected override willUpdate(changed: PropertyValues): void {
    const memory = this.#memory ?? this.#begin()
    memory.owner = this.owner
    const now = changed.has('card') ? JSON.stringify(this.card) : this.#drawnFrom
    if (now === this.#drawnFrom) return
    this.#drawnFrom = now
    memory.card = this.card
    memory.question = undefined
    memory.entered.clear()
    memory.missing.clear()
  }

  #begin(): CardMemory {
    const { card, owner } = this
    const redraw = (): void => this.requestUpdate()
    this.#memory = { card, owner, busy: undefined, question: undefined, entered: new Map(), missing: new Set(), redraw }
    return this.#memory
  }

  protected override render(): Drawn {
    const memory = this.#memory
    if (memory === undefined) return undefined
    const session = new LiveSession(memory)
    const body = recordOf(this.card.body)
    const width = textOf(recordOf(this.card.config).width_mode, 'default')
    const answered = (): void => {
      memory.question = undefined
      this.requestUpdate()
    }
    return html`<div class="card width-${width === 'compact' || width === 'fill' ? width : 'default'}">
      ${drawHeader(this.card, session)}
      <div class="card-body" .style=${cssText({ padding: spaceOf(body.padding) })}>${drawStack(body, session)}</div>
      ${memory.question === undefined ? undefined : drawConfirm(memory.question, answered)}
    </div>`
  }
}

import { html } from 'lit'
import type { Drawn } from '../card/session.ts'
import { LightElement } from '../lib/light-element.ts'
import { drawShape } from '../lib/shapes.ts'
import type { Room } from '../room/room.ts'
import { RedrawOn } from '../room/topics.ts'

const SIGNS = { success: '✓', error: '✕', warning: '!', info: 'i' } as const

/** The short messages over one person's chat; with an empty openId those of the page. */
export class ToastStack extends LightElement {
  static override properties = { room: { attribute: false }, openId: { attribute: false } }

  declare room: Room
  declare openId: string

  constructor() {
    super()
    new RedrawOn(this, () => ({ of: this.room.topics, names: ['toast'] }))
  }

  protected override render(): Drawn {
    return html`<div class="toasts" role="status" aria-live="polite">
      ${this.room.toasts.of(this.openId).map(
        (toast) => html`<div class="toast is-${toast.type}" data-toast=${toast.type}>
          <span class="toast-sign" aria-hidden="true">${SIGNS[toast.type]}</span><span>${toast.content}</span>
          <button type="button" class="icon-button" aria-label="关闭提示" @click=${() => this.room.toasts.dismiss(toast.id)}>${drawShape('close')}</button>
        </div>`,
      )}
    </div>`
  }
}

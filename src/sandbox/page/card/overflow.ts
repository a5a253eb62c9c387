import { html } from 'lit'
import { type Json, recordsOf, textOf } from '../lib/plain.ts'
import { drawShape } from '../lib/shapes.ts'
import { contentOf, nameOf } from './attributes.ts'
import { linkOf } from './behaviours.ts'
import type { CardSession, Drawn } from './session.ts'

/** `overflow`: a button with three dots that opens a short list. */
export function drawOverflow(element: Json, session: CardSession): Drawn {
  const choose = (option: Json) => (event: Event) => {
    if (event.currentTarget instanceof Element) event.currentTarget.closest('details')?.removeAttribute('open')
    const link = linkOf(option)
    if (link !== undefined) window.open(link, '_blank', 'noopener,noreferrer')
    else session.press(element, { value: textOf(option.value) })
  }
  return html`<details class="card-overflow" data-name=${nameOf(element)}>
    <summary aria-label="更多操作">${drawShape('more')}</summary>
    <div class="card-overflow-list" role="menu">
      ${recordsOf(element.options).map(
        (option) => html`<button type="button" role="menuitem" data-value=${textOf(option.value)} @click=${choose(option)}>
          ${contentOf(option.text)}
        </button>`,
      )}
    </div>
  </details>`
}

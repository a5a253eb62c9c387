import { html } from 'lit'
import { cssText } from '../lib/css-text.ts'
import { type Json, recordsOf } from '../lib/plain.ts'
import { alignOf, spaceOf } from './attributes.ts'
import type { CardSession, Drawn } from './session.ts'

/** The elements of a container, below or beside each other as it says. */
export function drawStack(container: Json, session: CardSession): Drawn {
  const across = container.direction === 'horizontal'
  const style = cssText({
    'row-gap': spaceOf(container.vertical_spacing, '8px'),
    'column-gap': spaceOf(container.horizontal_spacing, '8px'),
    'justify-content': across ? alignOf(container.horizontal_align) : undefined,
    'align-items': across ? (alignOf(container.vertical_align) ?? 'center') : alignOf(container.horizontal_align),
  })
  return html`<div class="card-stack ${across ? 'is-across' : ''}" .style=${style}>
    ${recordsOf(container.elements).map((element) => session.draw(element, session))}
  </div>`
}

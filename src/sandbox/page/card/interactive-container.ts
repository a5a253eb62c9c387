import { html } from 'lit'
import { cssText } from '../lib/css-text.ts'
import { type Json, textOf } from '../lib/plain.ts'
import { nameOf, spaceOf, widthOf } from './attributes.ts'
import { behave } from './behaviours.ts'
import { colourOf } from './colours.ts'
import type { CardSession, Drawn } from './session.ts'
import { drawStack } from './stack.ts'

/** Interactive elements inside win over the container. */
const INNER = 'button, a, input, select, textarea, summary'

/** `interactive_container`: a part of the card that can be pressed as a whole. */
export function drawInteractiveContainer(element: Json, session: CardSession): Drawn {
  const press = (event: Event): void => {
    const inner = event.target instanceof Element ? event.target.closest(INNER) : null
    if (inner !== null && event.currentTarget instanceof Element && event.currentTarget.contains(inner)) return
    behave(element, session, {})
  }
  const key = (event: KeyboardEvent): void => {
    if ((event.key !== 'Enter' && event.key !== ' ') || event.target !== event.currentTarget) return
    event.preventDefault()
    press(event)
  }
  const style = cssText({
    width: widthOf(element.width),
    padding: spaceOf(element.padding, '8px 12px'),
    margin: spaceOf(element.margin),
    'background-color': colourOf(element.background_style, session.colours),
    border: element.has_border === true ? `1px solid ${colourOf(element.border_color, session.colours) ?? 'var(--line)'}` : undefined,
    'border-radius': spaceOf(element.corner_radius),
  })
  return html`<div
    class="card-pressable"
    role="button"
    tabindex="0"
    data-name=${nameOf(element)}
    aria-disabled=${element.disabled === true ? 'true' : 'false'}
    title=${textOf(element.hover_tips)}
    .style=${style}
    @click=${press}
    @keydown=${key}
  >
    ${drawStack(element, session)}
  </div>`
}

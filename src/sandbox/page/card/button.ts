import { html } from 'lit'
import { cssText } from '../lib/css-text.ts'
import { type Json, textOf } from '../lib/plain.ts'
import { contentOf, nameOf, spaceOf, targetOf } from './attributes.ts'
import { behave } from './behaviours.ts'
import { drawIcon } from './icon.ts'
import type { CardSession, Drawn } from './session.ts'

const TYPES = ['default', 'primary', 'danger', 'text', 'primary_text', 'danger_text', 'primary_filled', 'danger_filled', 'laser']
const SIZES = ['tiny', 'small', 'medium', 'large']

/** `button`: sends its callback, opens its link, or submits or resets the form it lies in. */
export function drawButton(element: Json, session: CardSession): Drawn {
  const type = textOf(element.type, 'default')
  const size = textOf(element.size, 'medium')
  const disabled = element.disabled === true
  const busy = session.busy !== undefined && session.busy === targetOf(element)
  const tips = contentOf(disabled ? element.disabled_tips : element.hover_tips)
  const width = textOf(element.width)
  return html`<button
    type="button"
    class="card-button type-${TYPES.includes(type) ? type : 'default'} size-${SIZES.includes(size) ? size : 'medium'}"
    data-name=${nameOf(element)}
    data-element-id=${textOf(element.element_id)}
    aria-disabled=${disabled ? 'true' : 'false'}
    aria-busy=${busy ? 'true' : 'false'}
    title=${tips}
    .style=${cssText({ width: width === 'fill' ? '100%' : spaceOf(width), margin: spaceOf(element.margin) })}
    @click=${() => press(element, session)}
  >
    ${busy ? html`<span class="spinner" aria-hidden="true"></span>` : drawIcon(element.icon, session)}<span>${contentOf(element.text)}</span>
  </button>`
}

function press(element: Json, session: CardSession): void {
  if (session.busy !== undefined) return
  const action = session.form === undefined ? '' : formAction(element)
  if (element.disabled === true || action === '') behave(element, session, {})
  else if (action === 'reset') session.resetForm()
  else session.submit(element)
}

function formAction(element: Json): string {
  const action = textOf(element.form_action_type) || textOf(element.action_type).replace('form_', '')
  return action === 'submit' || action === 'reset' ? action : ''
}

import { html } from 'lit'
import { live } from 'lit/directives/live.js'
import { type Json, textOf } from '../lib/plain.ts'
import { drawField, fieldOf, takeValue } from './field.ts'
import { choicesOf, initialChoice } from './options.ts'
import type { CardSession, Drawn } from './session.ts'

/** `select_static` and `select_person`. */
export function drawSelect(element: Json, session: CardSession): Drawn {
  const field = fieldOf(element, session)
  const choices = choicesOf(element, session)
  const chosen = textOf(session.entered(field.key, initialChoice(element, choices)))
  const change = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) takeValue(element, session, event.target.value)
  }
  const control = html`<select
    data-name=${field.name}
    class=${chosen === '' ? 'is-empty' : ''}
    aria-label=${field.spoken || '请选择'}
    aria-required=${field.required ? 'true' : 'false'}
    aria-invalid=${field.missing ? 'true' : 'false'}
    ?disabled=${field.disabled}
    .value=${live(chosen)}
    @change=${change}
  >
    <option value="" ?disabled=${field.required} ?selected=${chosen === ''}>${field.placeholder || '请选择'}</option>
    ${choices.map((choice) => html`<option value=${choice.value} ?selected=${choice.value === chosen}>${choice.text}</option>`)}
  </select>`
  return drawField(element, field, control)
}

import { html, type TemplateResult } from 'lit'
import { cssText } from '../lib/css-text.ts'
import { type Json, textOf } from '../lib/plain.ts'
import { contentOf, keyOf, nameOf, spaceOf } from './attributes.ts'
import type { CardSession, Drawn } from './session.ts'

/** What every field of a card has in common. */
export interface Field {
  key: string
  /** For `data-name`. */
  name: string
  placeholder: string
  required: boolean
  disabled: boolean
  missing: boolean
  /** Spoken name: the label, else the placeholder, else the field's name. */
  spoken: string
}

/** Reads the common attributes of a field. */
export function fieldOf(element: Json, session: CardSession): Field {
  const key = keyOf(element)
  const placeholder = contentOf(element.placeholder)
  return {
    key,
    name: nameOf(element),
    placeholder,
    required: isRequired(element),
    disabled: element.disabled === true,
    missing: session.isMissing(key),
    spoken: contentOf(element.label) || placeholder || textOf(element.name),
  }
}

/** Multi-selects are required unless the card says otherwise; every other field only when it says so. */
export function isRequired(element: Json): boolean {
  return textOf(element.tag).startsWith('multi_select_') ? element.required !== false : element.required === true
}

/** A field with its label, the mark of a required one, and what is wrong with it. */
export function drawField(element: Json, field: Field, control: TemplateResult): Drawn {
  const label = contentOf(element.label)
  const left = element.label_position === 'left'
  const width = textOf(element.width)
  const style = cssText({ margin: spaceOf(element.margin), width: width === 'fill' ? '100%' : spaceOf(width) })
  return html`<label class="card-field ${left ? 'is-left' : ''} ${field.missing ? 'is-missing' : ''}" .style=${style}>
    ${label === '' ? undefined : html`<span class="card-label">${label}${requiredMark(field)}</span>`}
    ${label === '' && field.required ? html`<span class="card-required-lone">${requiredMark(field)}</span>` : undefined}
    ${control} ${field.missing ? html`<span class="card-missing" role="alert">请填写这一项</span>` : undefined}
  </label>`
}

function requiredMark(field: Field): Drawn {
  return field.required ? html`<span class="card-required" aria-hidden="true">*</span>` : undefined
}

/** Takes a new value: into the form, or to the bot at once when the field stands alone. */
export function takeValue(element: Json, session: CardSession, value: unknown): void {
  session.enter(keyOf(element), value)
  if (session.form === undefined) session.press(element, { value })
}

import { html } from 'lit'
import { type Json, numberOf, textOf } from '../lib/plain.ts'
import { contentOf } from './attributes.ts'
import { drawField, type Field, fieldOf } from './field.ts'
import type { CardSession, Drawn } from './session.ts'

/** `input`: one line, several lines or a password. Outside a form what was typed is sent by Enter or the tick. */
export function drawInput(element: Json, session: CardSession): Drawn {
  const field = fieldOf(element, session)
  const value = textOf(session.entered(field.key, contentOf(element.default_value)))
  const several = element.input_type === 'multiline_text'
  const send = (): void => session.press(element, { value: textOf(session.entered(field.key, '')) })
  const alone = session.form === undefined
  const control = html`<span class="card-input">
    ${several ? area(element, field, { value, session }) : line(element, field, { value, session, send })}
    ${
      alone && !field.disabled
        ? html`<button type="button" class="card-send" aria-label="提交：${field.spoken}" @click=${send}>✓</button>`
        : undefined
    }
  </span>`
  return drawField(element, field, control)
}

type State = { value: string; session: CardSession }

function line(element: Json, field: Field, state: State & { send: () => void }): Drawn {
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.isComposing && state.session.form === undefined) state.send()
  }
  return html`<input
    type=${element.input_type === 'password' ? 'password' : 'text'}
    data-name=${field.name}
    placeholder=${field.placeholder}
    aria-label=${field.spoken}
    aria-required=${field.required ? 'true' : 'false'}
    aria-invalid=${field.missing ? 'true' : 'false'}
    autocomplete="off"
    maxlength=${numberOf(element.max_length, 1000)}
    ?disabled=${field.disabled}
    .value=${state.value}
    @input=${(event: InputEvent) => state.session.enter(field.key, textIn(event))}
    @keydown=${key}
  />`
}

function area(element: Json, field: Field, state: State): Drawn {
  return html`<textarea
    data-name=${field.name}
    rows=${numberOf(element.rows, 5)}
    placeholder=${field.placeholder}
    aria-label=${field.spoken}
    aria-required=${field.required ? 'true' : 'false'}
    aria-invalid=${field.missing ? 'true' : 'false'}
    maxlength=${numberOf(element.max_length, 1000)}
    ?disabled=${field.disabled}
    .value=${state.value}
    @input=${(event: InputEvent) => state.session.enter(field.key, textIn(event))}
  ></textarea>`
}

function textIn(event: InputEvent): string {
  const target = event.target
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target.value : ''
}

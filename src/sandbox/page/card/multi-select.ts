import { html } from 'lit'
import { type Json, textsOf } from '../lib/plain.ts'
import { drawShape } from '../lib/shapes.ts'
import { fieldOf, takeValue } from './field.ts'
import { choicesOf } from './options.ts'
import type { CardSession, Drawn } from './session.ts'

/** `multi_select_static` and `multi_select_person`: a closed list that opens to boxes to tick. */
export function drawMultiSelect(element: Json, session: CardSession): Drawn {
  const field = fieldOf(element, session)
  const choices = choicesOf(element, session)
  const chosen = textsOf(session.entered(field.key, textsOf(element.selected_values)))
  const toggle = (value: string): void => {
    const next = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]
    takeValue(
      element,
      session,
      choices.map((choice) => choice.value).filter((each) => next.includes(each)),
    )
  }
  const shown = choices.filter((choice) => chosen.includes(choice.value)).map((choice) => choice.text)
  return html`<details class="card-multi ${field.missing ? 'is-missing' : ''}" data-name=${field.name}>
    <summary aria-label=${field.spoken || '请选择（可多选）'} aria-disabled=${field.disabled ? 'true' : 'false'}>
      ${field.required ? html`<span class="card-required-lone card-required" aria-hidden="true">*</span>` : undefined}
      <span class=${shown.length === 0 ? 'is-empty' : ''}>${shown.join('、') || field.placeholder || '请选择（可多选）'}</span>
      ${drawShape('down')}
    </summary>
    <div class="card-multi-list" role="group">
      ${choices.map(
        (choice) => html`<label>
          <input
            type="checkbox"
            value=${choice.value}
            .checked=${chosen.includes(choice.value)}
            ?disabled=${field.disabled}
            @change=${() => toggle(choice.value)}
          />
          <span>${choice.text}</span>
        </label>`,
      )}
    </div>
    ${field.missing ? html`<span class="card-missing" role="alert">请至少选一项</span>` : undefined}
  </details>`
}

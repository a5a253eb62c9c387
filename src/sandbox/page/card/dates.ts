import { html } from 'lit'
import { type Json, textOf } from '../lib/plain.ts'
import { drawField, fieldOf, takeValue } from './field.ts'
import type { CardSession, Drawn } from './session.ts'

/** `date_picker`: yyyy-MM-dd. */
export function drawDatePicker(element: Json, session: CardSession): Drawn {
  return drawPicker(element, session, {
    type: 'date',
    initial: element.initial_date,
    toInput: (value) => value,
    fromInput: (value) => value,
  })
}

/** `picker_time`: HH:mm. */
export function drawTimePicker(element: Json, session: CardSession): Drawn {
  return drawPicker(element, session, {
    type: 'time',
    initial: element.initial_time,
    toInput: (value) => value,
    fromInput: (value) => value,
  })
}

/** `picker_datetime`: yyyy-MM-dd HH:mm. */
export function drawDateTimePicker(element: Json, session: CardSession): Drawn {
  return drawPicker(element, session, {
    type: 'datetime-local',
    initial: element.initial_datetime,
    toInput: (value) => value.replace(' ', 'T'),
    fromInput: (value) => value.replace('T', ' ').slice(0, 16),
  })
}

const EMPTY = { date: '年-月-日', time: '时:分', 'datetime-local': '年-月-日 时:分' }

interface Picker {
  type: 'date' | 'time' | 'datetime-local'
  initial: unknown
  toInput: (value: string) => string
  fromInput: (value: string) => string
}

function drawPicker(element: Json, session: CardSession, picker: Picker): Drawn {
  const field = fieldOf(element, session)
  const value = textOf(session.entered(field.key, textOf(picker.initial)))
  const change = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) takeValue(element, session, picker.fromInput(event.target.value))
  }
  const control = html`<span class="card-picker">
    ${field.placeholder === '' ? undefined : html`<span class="card-hint">${field.placeholder}</span>`}
    <span class="dated">
    <input
      type=${picker.type}
      data-name=${field.name}
      aria-label=${field.spoken || '请选择时间'}
      aria-required=${field.required ? 'true' : 'false'}
      aria-invalid=${field.missing ? 'true' : 'false'}
      ?disabled=${field.disabled}
      .value=${picker.toInput(value)}
      @change=${change}
    /><span class="dated-words" aria-hidden="true">${value || EMPTY[picker.type]}</span></span>
  </span>`
  return drawField(element, field, control)
}

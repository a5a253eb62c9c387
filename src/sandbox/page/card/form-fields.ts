import { type Json, recordOf, recordsOf, textOf, textsOf } from '../lib/plain.ts'
import { contentOf, keyOf } from './attributes.ts'
import { isRequired } from './field.ts'
import { choicesOf, initialChoice } from './options.ts'
import type { CardSession } from './session.ts'

const FIELD_TAGS = new Set([
  'input',
  'select_static',
  'select_person',
  'multi_select_static',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'select_img',
  'checker',
])

/** All elements of a card's part in the order of reading, the part itself included. */
export function elementsIn(element: Json): Json[] {
  const inner = [...recordsOf(element.elements), ...recordsOf(element.columns)]
  return [element, ...inner.flatMap(elementsIn)]
}

/** The form of that name. */
export function formOf(card: Json, name: string): Json {
  return elementsIn(recordOf(card.body)).find((each) => each.tag === 'form' && textOf(each.name) === name) ?? {}
}

/** The fields of a form. */
export function fieldsIn(form: Json): Json[] {
  return elementsIn(form).filter((each) => FIELD_TAGS.has(textOf(each.tag)))
}

/**
 * What the form would submit now: what was entered, else what the card begins with.
 *
 * A text that was cleared is sent empty, or its default would come back; what cannot be filled in is not sent.
 */
export function formValues(form: Json, session: CardSession): Record<string, unknown> {
  const values = fieldsIn(form)
    .filter((field) => field.disabled !== true && textOf(field.name) !== '')
    .map((field) => [keyOf(field), session.entered(keyOf(field), initialValue(field, session))] as const)
  return Object.fromEntries(values)
}

/** Keys of the required fields that are empty. */
export function missingIn(form: Json, values: Record<string, unknown>): string[] {
  return fieldsIn(form)
    .filter((field) => isRequired(field) && field.disabled !== true && isEmpty(values[keyOf(field)]))
    .map(keyOf)
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

function initialValue(field: Json, session: CardSession): unknown {
  switch (textOf(field.tag)) {
    case 'input':
      return contentOf(field.default_value)
    case 'select_static':
    case 'select_person':
      return initialChoice(field, choicesOf(field, session))
    case 'multi_select_static':
    case 'multi_select_person':
      return textsOf(field.selected_values)
    case 'checker':
      return field.checked === true
    default:
      return textOf(field.initial_date) || textOf(field.initial_time) || textOf(field.initial_datetime)
  }
}

import type { Json } from '../room/types.ts'
import { PressRefusal } from './refusal.ts'
import { asObject, wordsOf } from './walk.ts'

/** The room's people live in one zone; the platform appends it to dates and times. */
const zone = '+0800'
export const timezone = 'Asia/Shanghai'

const dateFormats: Readonly<Record<string, { pattern: RegExp; example: string }>> = {
  date_picker: { pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, example: '2024-04-01' },
  picker_time: { pattern: /^([01]\d|2[0-3]):[0-5]\d$/, example: '00:00' },
  picker_datetime: { pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]) ([01]\d|2[0-3]):[0-5]\d$/, example: '2024-04-29 07:07' },
}

/** True for the three pickers of date and time. */
export function isTimePicker(tag: string): boolean {
  return tag in dateFormats
}

/**
 * A choice as the platform writes it into a callback (cardkit-v1/card-callback-communication): option values as strings,
 * dates with zone, several choices as a list, a checker as a boolean.
 *
 * @param people - open_ids among which a person picker without options chooses.
 * @throws PressRefusal `bad-request` when the component offers no such choice.
 */
export function choose(component: Json, value: unknown, people: readonly string[]): string | string[] | boolean {
  const tag = String(component.tag)
  if (tag === 'checker') return typeof value === 'boolean' ? value : wrong(component, 'true or false')
  if (tag.startsWith('multi_') || (tag === 'select_img' && component.multi_select === true)) {
    if (!Array.isArray(value)) return wrong(component, 'a list')
    return value.map((one) => pickOption(component, one, people))
  }
  if (typeof value !== 'string') return wrong(component, 'a text')
  const format = dateFormats[tag]
  if (format) return format.pattern.test(value) ? `${value} ${zone}` : wrong(component, `like ${format.example}`)
  if (tag === 'input') return typed(component, value)
  return pickOption(component, value, people)
}

function typed(component: Json, value: string): string {
  const longest = typeof component.max_length === 'number' ? component.max_length : 1000
  // The client does not let one type on.
  return [...value].length > longest ? wrong(component, `at most ${longest} characters`) : value
}

function pickOption(component: Json, value: unknown, people: readonly string[]): string {
  const options = optionsOf(component)
  const isPerson = String(component.tag).endsWith('select_person')
  if (isPerson && options.length === 0)
    return people.includes(String(value)) ? String(value) : wrong(component, `one of ${people.join(', ')}`)
  const hit = options.find((option) => option.value === value) ?? options.find((option) => wordsOf(option.text) === value)
  if (!hit || hit.disabled === true) return wrong(component, `one of ${options.map((option) => String(option.value)).join(', ')}`)
  return String(hit.value)
}

/** The options a component offers. */
export function optionsOf(component: Json): Json[] {
  const options = component.options
  return Array.isArray(options) ? options.map(asObject).filter((option) => option !== undefined) : []
}

function wrong(component: Json, expected: string): never {
  const name = String(component.name ?? component.element_id ?? component.tag)
  throw new PressRefusal('bad-request', 'invalid_value', `${name}: expected ${expected}`)
}

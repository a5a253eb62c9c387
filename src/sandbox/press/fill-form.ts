import type { Json } from '../room/types.ts'
import { choose, optionsOf } from './choose.ts'
import { PressRefusal } from './refusal.ts'
import { walkList } from './walk.ts'

const fields = new Set([
  'input',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'select_img',
  'checker',
])

/** These demand a choice unless told otherwise (multi-select-dropdown, multi-select-person-picker). */
const requiredUnlessSaid = new Set(['multi_select_static', 'multi_select_person'])

/**
 * What a client sends when a form is submitted: its defaults, with what the person filled in instead.
 *
 * An input left empty is sent as an empty text, another component without a choice not at all.
 *
 * @throws PressRefusal `bad-request` for a field the form does not have or a value it cannot take, `client` `client_required` for a required one left empty.
 */
export function fillForm(form: Json, filled: Json, people: readonly string[]): Json {
  const components = fieldsOf(form)
  const unknown = Object.keys(filled).filter((name) => !components.has(name))
  if (unknown.length > 0) {
    const known = [...components.keys()]
    throw new PressRefusal('bad-request', 'unknown_field', `the form has no field ${unknown.join(', ')}; it has ${known.join(', ')}`, {
      fields: known,
    })
  }
  const values: Json = {}
  const missing: string[] = []
  for (const [name, component] of components) {
    if (filled[name] !== undefined && component.disabled === true)
      throw new PressRefusal('client', 'client_disabled', `${name} is disabled`)
    const value = filled[name] ?? initialValue(component)
    if (!isEmpty(value)) values[name] = choose(component, value, people)
    else if (isRequired(component)) missing.push(name)
    else if (component.tag === 'input') values[name] = ''
  }
  if (missing.length > 0) throw new PressRefusal('client', 'client_required', `有必填项未填写: ${missing.join(', ')}`, { fields: missing })
  return values
}

function fieldsOf(form: Json): Map<string, Json> {
  const components = new Map<string, Json>()
  for (const { component, tag } of walkList(form.elements, form)) {
    if (fields.has(tag) && typeof component.name === 'string') components.set(component.name, component)
  }
  return components
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function isRequired(component: Json): boolean {
  return component.required === undefined ? requiredUnlessSaid.has(String(component.tag)) : component.required === true
}

/** What the component shows before anybody touches it. */
function initialValue(component: Json): unknown {
  switch (component.tag) {
    case 'input':
      return component.default_value
    case 'date_picker':
      return component.initial_date
    case 'picker_time':
      return component.initial_time
    case 'picker_datetime':
      return component.initial_datetime
    case 'checker':
      return component.checked ?? false
    case 'multi_select_static':
    case 'multi_select_person':
    case 'select_img':
      return component.selected_values
    default: {
      const index = component.initial_index
      return component.initial_option ?? (typeof index === 'number' ? optionsOf(component)[index - 1]?.value : undefined)
    }
  }
}

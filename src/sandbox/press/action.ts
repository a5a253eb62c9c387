import type { Json } from '../room/types.ts'
import { choose, isTimePicker, optionsOf, timezone } from './choose.ts'
import { fillForm } from './fill-form.ts'
import { PressRefusal } from './refusal.ts'
import { asObject, type Placed, wordsOf } from './walk.ts'

/** What a person does with a component. */
export type Gesture = { readonly value?: unknown; readonly formValue?: Json | undefined; readonly people: readonly string[] }

/**
 * The `action` of the callback that a gesture causes (cardkit-v1/card-callback-communication); null when the client does it alone:
 * a link opens, a form is emptied, a box without behaviours is ticked.
 *
 * @throws PressRefusal when the client would not let it happen.
 */
export function actionOf(placed: Placed, gesture: Gesture): Json | null {
  const { component, tag, form } = placed
  if (component.disabled === true)
    throw new PressRefusal('client', 'client_disabled', wordsOf(component.disabled_tips) || 'the component is disabled')
  if (form && tag === 'button') return submit(component, form, gesture)
  if (form && tag !== 'interactive_container') {
    throw new PressRefusal('bad-request', 'inside_form', 'a field of a form is sent with its submit button: give formValue there')
  }
  if (gesture.formValue !== undefined) throw new PressRefusal('bad-request', 'no_form', 'the component stands in no form')
  const callback = callbackValue(component)
  const base = { ...(callback === undefined ? {} : { value: callback }), tag, ...nameOf(component) }
  if (tag === 'button' || tag === 'interactive_container') return callback === undefined ? null : base
  return pick(component, { callback, base, gesture })
}

type Picking = { readonly callback: unknown; readonly base: Json; readonly gesture: Gesture }

function pick(component: Json, { callback, base, gesture }: Picking): Json | null {
  const tag = String(component.tag)
  if (tag === 'checker') {
    const checked = gesture.value === undefined ? component.checked !== true : choose(component, gesture.value, gesture.people)
    return callback === undefined ? null : { ...base, checked }
  }
  if (tag === 'overflow') return pickOverflow(component, base, gesture)
  const choice = choose(component, gesture.value, gesture.people)
  if (tag === 'input') return { ...base, input_value: choice }
  if (Array.isArray(choice)) return { ...base, options: choice }
  return { ...base, option: choice, ...(isTimePicker(tag) ? { timezone } : {}) }
}

function pickOverflow(component: Json, base: Json, gesture: Gesture): Json | null {
  const options = optionsOf(component)
  const hit = options.find((option) => option.value === gesture.value) ?? options.find((option) => wordsOf(option.text) === gesture.value)
  if (!hit)
    throw new PressRefusal(
      'bad-request',
      'invalid_value',
      `overflow: expected one of ${options.map((one) => wordsOf(one.text)).join(', ')}`,
    )
  return hit.multi_url === undefined ? { ...base, option: hit.value } : null
}

function submit(component: Json, form: Json, { formValue, people }: Gesture): Json | null {
  const kind = component.form_action_type
  if (kind === 'reset') return null
  const value = callbackValue(component)
  const common = { ...(value === undefined ? {} : { value }), tag: 'button', ...nameOf(component) }
  if (kind !== 'submit') return value === undefined ? null : common
  return { ...common, form_value: fillForm(form, formValue ?? {}, people) }
}

function nameOf(component: Json): Json {
  return typeof component.name === 'string' ? { name: component.name } : {}
}

/** The value of the first callback behaviour, or the older `value` of the component itself. */
function callbackValue(component: Json): unknown {
  const behaviors = component.behaviors
  const list = Array.isArray(behaviors) ? behaviors.map(asObject) : []
  const callback = list.find((behavior) => behavior?.type === 'callback')
  return callback ? (callback.value ?? {}) : component.value
}

/** The action of a hand-made callback: whatever the caller says, past every check. */
export function rawAction(placed: Placed | undefined, raw: { value?: unknown; formValue?: unknown }): Json {
  const component = placed?.component ?? {}
  const value = raw.value === undefined ? callbackValue(component) : raw.value
  return {
    ...(value === undefined ? {} : { value }),
    tag: placed?.tag ?? 'button',
    ...nameOf(component),
    ...(raw.formValue === undefined ? {} : { form_value: raw.formValue }),
  }
}

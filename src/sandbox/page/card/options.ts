import { type Json, recordsOf, textOf } from '../lib/plain.ts'
import { contentOf } from './attributes.ts'
import type { CardSession } from './session.ts'

/** One choice of a select. */
export interface Choice {
  value: string
  text: string
}

/** Choices of a static or person select; a person select without any offers the members of the chat. */
export function choicesOf(element: Json, session: CardSession): Choice[] {
  const options = recordsOf(element.options)
  if (!textOf(element.tag).includes('person')) return options.map((each) => ({ value: textOf(each.value), text: contentOf(each.text) }))
  const named = options.map((each) => textOf(each.value)).filter((id) => session.around.person(id) !== undefined)
  if (named.length > 0) return named.map((id) => ({ value: id, text: session.around.person(id)?.name ?? id }))
  return session.around.members().map((person) => ({ value: person.openId, text: person.name }))
}

/** The choice a select shows before anybody chose: by value, or by place (1-based). */
export function initialChoice(element: Json, choices: Choice[]): string {
  const initial = textOf(element.initial_option)
  const index = typeof element.initial_index === 'number' ? element.initial_index : 0
  return initial || (choices[index - 1]?.value ?? '')
}

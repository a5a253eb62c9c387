import type { z } from 'zod'

import type { ActionName, actions } from '../actions.ts'
import { plainText } from './text.ts'
import type { Behavior, ButtonElement, Confirm, OverflowElement } from './types.ts'

/** What a component of that action must carry in its callback value. */
export type ActionValue<A extends ActionName> = z.input<(typeof actions)[A]['value']>

export interface ButtonOptions {
  /** primary: the one thing this reader is asked to do. danger: cannot be taken back. */
  readonly type?: 'default' | 'primary' | 'danger'
  /** Asked before anything is sent: what this press means, in full. */
  readonly confirm?: { readonly title: string; readonly text: string }
  /** Number of the row, from 1, where the same action stands in several rows: `hz_show_1`. */
  readonly row?: number
}

const shownType = { default: 'default', primary: 'primary_filled', danger: 'danger' } as const

/**
 * The value a press sends back: the action's own fields and `action`, because the platform names only components that stand
 * inside a form.
 *
 * @see cardkit-v1/card-callback-communication
 */
export function callback<A extends ActionName>(action: A, value: ActionValue<A>): Behavior {
  return { type: 'callback', value: { action, ...(value as Record<string, unknown>) } }
}

const confirmOf = ({ title, text }: { readonly title: string; readonly text: string }): Confirm => ({
  title: plainText(title),
  text: plainText(text),
})

/** The id of an action's component, numbered in rows. */
export const idOf = (action: ActionName, row?: number): string => (row === undefined ? action : `${action}_${row}`)

/** A button that does one registered action; its text says what pressing it does. */
export function button<A extends ActionName>(
  action: A,
  text: string,
  { value, ...options }: ButtonOptions & { readonly value: ActionValue<A> },
): ButtonElement {
  return {
    tag: 'button',
    element_id: idOf(action, options.row),
    text: plainText(text),
    type: shownType[options.type ?? 'default'],
    ...(options.confirm && { confirm: confirmOf(options.confirm) }),
    behaviors: [callback(action, value)],
  }
}

/** The button that sends the form it stands in. */
export function submit<A extends ActionName>(
  action: A,
  text: string,
  options: ButtonOptions & { readonly value: ActionValue<A> },
): ButtonElement {
  const drawn = button(action, text, options)
  return { ...drawn, name: drawn.element_id, form_action_type: 'submit' }
}

/** Seldom used actions of one thing behind a 「…」; the option's value is the action. */
export function overflow<A extends ActionName>(
  id: string,
  options: readonly { readonly action: A; readonly text: string }[],
  value: ActionValue<A>,
): OverflowElement {
  return {
    tag: 'overflow',
    element_id: id,
    options: options.map(({ action, text }) => ({ text: plainText(text), value: action })),
    value: { ...(value as Record<string, unknown>) },
  }
}

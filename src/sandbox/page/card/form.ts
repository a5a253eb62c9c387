import { html } from 'lit'
import { cssText } from '../lib/css-text.ts'
import { type Json, textOf } from '../lib/plain.ts'
import { spaceOf } from './attributes.ts'
import type { CardSession, Drawn } from './session.ts'
import { drawStack } from './stack.ts'

/** `form`: its fields keep what is entered until the submit button sends all of it. */
export function drawForm(element: Json, session: CardSession): Drawn {
  const name = textOf(element.name)
  const style = cssText({ padding: spaceOf(element.padding), margin: spaceOf(element.margin) })
  return html`<div class="card-form" role="group" aria-label="表单" data-form=${name} .style=${style}>${drawStack(element, session.inForm(name))}</div>`
}

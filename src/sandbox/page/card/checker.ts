import { html } from 'lit'
import { cssText } from '../lib/css-text.ts'
import { type Json, numberOf, recordOf, recordsOf } from '../lib/plain.ts'
import { contentOf, keyOf, nameOf, spaceOf } from './attributes.ts'
import { callsBack } from './behaviours.ts'
import { drawButton } from './button.ts'
import { drawTextObject } from './content.ts'
import type { CardSession, Drawn } from './session.ts'

/** `checker`: a box to tick. Without a behaviour it is remembered here only; with one the bot is told. */
export function drawChecker(element: Json, session: CardSession): Drawn {
  const key = keyOf(element)
  const checked = session.entered(key, element.checked === true) === true
  const style = recordOf(element.checked_style)
  const change = (event: Event): void => {
    const now = event.target instanceof HTMLInputElement && event.target.checked
    session.enter(key, now)
    if (session.form === undefined && callsBack(element)) session.press(element, { value: now })
  }
  const look = cssText({
    'text-decoration': checked && style.show_strikethrough === true ? 'line-through' : undefined,
    opacity: checked ? String(numberOf(style.opacity, 1)) : undefined,
  })
  return html`<div class="card-checker" .style=${cssText({ margin: spaceOf(element.margin) })}>
    <label title=${contentOf(element.disabled === true ? element.disabled_tips : element.hover_tips)}>
      <input type="checkbox" data-name=${nameOf(element)} .checked=${checked} ?disabled=${element.disabled === true} @change=${change} />
      <span .style=${look}>${drawTextObject(element.text, session)}</span>
    </label>
    ${recordsOf(recordOf(element.button_area).buttons).map((button) => drawButton(button, session))}
  </div>`
}

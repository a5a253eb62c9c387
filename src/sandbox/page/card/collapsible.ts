import { html } from 'lit'
import { cssText } from '../lib/css-text.ts'
import { type Json, recordOf } from '../lib/plain.ts'
import { drawShape } from '../lib/shapes.ts'
import { nameOf, spaceOf } from './attributes.ts'
import { colourOf } from './colours.ts'
import { drawTextObject } from './content.ts'
import { drawIcon } from './icon.ts'
import type { CardSession, Drawn } from './session.ts'
import { drawStack } from './stack.ts'

/** `collapsible_panel`: opening and closing is the client's own matter, nothing is sent. */
export function drawCollapsible(element: Json, session: CardSession): Drawn {
  const header = recordOf(element.header)
  const border = recordOf(element.border)
  const style = cssText({
    'background-color': colourOf(element.background_color, session.colours),
    border: element.border === undefined ? undefined : `1px solid ${colourOf(border.color, session.colours) ?? 'var(--line)'}`,
    'border-radius': spaceOf(border.corner_radius, '5px'),
    margin: spaceOf(element.margin),
  })
  const bar = cssText({
    'background-color': colourOf(header.background_color, session.colours),
    padding: spaceOf(header.padding, '6px 8px'),
  })
  return html`<details class="card-panel" ?open=${element.expanded === true} data-name=${nameOf(element)} .style=${style}>
    <summary .style=${bar}>
      <span class="card-panel-title">${drawTextObject(header.title, session)}</span>
      <span class="card-panel-sign">${drawIcon(header.icon, session) ?? drawShape('down')}</span>
    </summary>
    <div .style=${cssText({ padding: spaceOf(element.padding, '8px') })}>${drawStack(element, session)}</div>
  </details>`
}

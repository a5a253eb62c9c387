import { html } from 'lit'
import { cssText } from '../lib/css-text.ts'
import { type Json, numberOf, recordsOf, textOf } from '../lib/plain.ts'
import { alignOf, spaceOf } from './attributes.ts'
import { colourOf } from './colours.ts'
import type { CardSession, Drawn } from './session.ts'
import { drawStack } from './stack.ts'

const MODES = ['none', 'stretch', 'flow', 'bisect', 'trisect']

/** `column_set` with its columns. */
export function drawColumnSet(element: Json, session: CardSession): Drawn {
  const mode = textOf(element.flex_mode, 'none')
  const style = cssText({
    gap: spaceOf(element.horizontal_spacing, '8px'),
    'justify-content': alignOf(element.horizontal_align),
    'background-color': colourOf(element.background_style, session.colours),
    margin: spaceOf(element.margin),
  })
  return html`<div class="card-columns mode-${MODES.includes(mode) ? mode : 'none'}" .style=${style}>
    ${recordsOf(element.columns).map((column) => drawColumn(column, session))}
  </div>`
}

function drawColumn(column: Json, session: CardSession): Drawn {
  const width = textOf(column.width, 'auto')
  const fixed = /^\d{1,3}px$/.test(width) ? width : undefined
  const style = cssText({
    '--flex': width === 'weighted' ? `${numberOf(column.weight, 1)} 1 0` : fixed === undefined ? '0 1 auto' : `0 0 ${fixed}`,
    'background-color': colourOf(column.background_style, session.colours),
    'justify-content': alignOf(column.vertical_align),
    padding: spaceOf(column.padding),
    margin: spaceOf(column.margin),
  })
  return html`<div class="card-column" .style=${style}>${drawStack(column, session)}</div>`
}

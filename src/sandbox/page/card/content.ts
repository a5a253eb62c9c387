import { html } from 'lit'
import { cssText } from '../lib/css-text.ts'
import { type Json, numberOf, recordOf } from '../lib/plain.ts'
import { contentOf, sizeOf, spaceOf, textAlignOf, widthOf } from './attributes.ts'
import { colourOf } from './colours.ts'
import { drawIcon } from './icon.ts'
import { drawRich } from './markdown.ts'
import type { CardSession, Drawn } from './session.ts'

/** `div`: plain text or lark_md, with an icon before it. */
export function drawDiv(element: Json, session: CardSession): Drawn {
  const style = cssText({ width: widthOf(element.width), margin: spaceOf(element.margin) })
  return html`<div class="card-div" .style=${style}>${drawIcon(element.icon, session)}${drawTextObject(element.text, session)}</div>`
}

/** `markdown`. */
export function drawMarkdown(element: Json, session: CardSession): Drawn {
  const style = cssText({
    'text-align': textAlignOf(element.text_align),
    'font-size': sizeOf(element.text_size),
    margin: spaceOf(element.margin),
  })
  return html`<div class="card-div" .style=${style}>
    ${drawIcon(element.icon, session)}
    <div class="card-markdown">${drawRich(contentOf(element), session)}</div>
  </div>`
}

/** `plain_text` as an element of its own. */
export function drawPlainText(element: Json, session: CardSession): Drawn {
  return html`<div class="card-div">${drawTextObject(element, session)}</div>`
}

/** `hr`. */
export function drawRule(element: Json): Drawn {
  return html`<hr class="card-rule" .style=${cssText({ margin: spaceOf(element.margin) })} />`
}

/** A text object (`plain_text`, `lark_md`, `markdown`) with its size, colour, alignment and number of lines. */
export function drawTextObject(value: unknown, session: CardSession): Drawn {
  const text = recordOf(value)
  const lines = numberOf(text.lines, 0)
  const style = cssText({
    'font-size': sizeOf(text.text_size),
    'text-align': textAlignOf(text.text_align),
    color: colourOf(text.text_color, session.colours),
    '-webkit-line-clamp': lines > 0 ? String(lines) : undefined,
  })
  const clamped = lines > 0 ? 'card-clamped' : ''
  if (text.tag === 'lark_md' || text.tag === 'markdown') {
    return html`<div class="card-markdown ${clamped}" .style=${style}>${drawRich(contentOf(text), session)}</div>`
  }
  return html`<div class="card-plain ${clamped}" .style=${style}>${contentOf(text)}</div>`
}

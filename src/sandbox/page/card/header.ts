import { html } from 'lit'
import { cssText } from '../lib/css-text.ts'
import { type Json, recordOf, recordsOf, textOf } from '../lib/plain.ts'
import { contentOf, spaceOf } from './attributes.ts'
import { paletteName } from './colours.ts'
import { drawTextObject } from './content.ts'
import { drawIcon } from './icon.ts'
import type { CardSession, Drawn } from './session.ts'

/** The card's head: icon, title, tags, subtitle, in the colour of its template. */
export function drawHeader(card: Json, session: CardSession): Drawn {
  if (card.header === undefined) return undefined
  const header = recordOf(card.header)
  const chinese = recordsOf(recordOf(header.i18n_text_tag_list).zh_cn)
  const tags = chinese.length > 0 ? chinese : recordsOf(header.text_tag_list)
  const template = textOf(header.template, 'default')
  const onlySubtitle = contentOf(header.title) === ''
  const tint = template === 'default' ? 'tint-none' : `tint-${paletteName(template)}`
  return html`<header class="card-header ${tint}" .style=${cssText({ padding: spaceOf(header.padding) })}>
    ${drawIcon(header.icon, session)}
    <div class="card-heading">
      <h3>
        <span>${drawTextObject(onlySubtitle ? header.subtitle : header.title, session)}</span>
        ${tags.slice(0, 3).map((tag) => html`<span class="card-tag tint-${paletteName(tag.color, 'blue')}">${contentOf(tag.text)}</span>`)}
      </h3>
      ${onlySubtitle || contentOf(header.subtitle) === '' ? undefined : html`<p>${drawTextObject(header.subtitle, session)}</p>`}
    </div>
  </header>`
}

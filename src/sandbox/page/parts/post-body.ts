import { html } from 'lit'
import { classMap } from 'lit/directives/class-map.js'
import { emojiOf } from '../card/emoji.ts'
import type { CardOwner } from '../card/live-session.ts'
import { markdownNodes } from '../card/markdown.ts'
import type { Drawn } from '../card/session.ts'
import { type Json, recordOf, recordsOf, textOf, textsOf } from '../lib/plain.ts'

/** A `post` message: paragraphs of text, links, mentions and pictures; with or without the locale around it. */
export function drawPost(content: Json, owner: CardOwner): Drawn {
  const post = Array.isArray(content.content) ? content : recordOf(content.zh_cn)
  const paragraphs = Array.isArray(post.content) ? post.content : []
  const title = textOf(post.title)
  return html`<div class="post">
    ${title === '' ? undefined : html`<strong>${title}</strong>`}
    ${paragraphs.map((paragraph) => html`<div class="post-line">${recordsOf(paragraph).map((piece) => drawPiece(piece, owner))}</div>`)}
  </div>`
}

function drawPiece(piece: Json, owner: CardOwner): unknown {
  const text = textOf(piece.text)
  switch (textOf(piece.tag)) {
    case 'text':
      return styled(text, textsOf(piece.style))
    case 'md':
      return markdownNodes(text, owner.around)
    case 'a':
      return /^https?:\/\//i.test(textOf(piece.href))
        ? html`<a href=${textOf(piece.href)} target="_blank" rel="noopener noreferrer">${text}</a>`
        : text
    case 'at':
      return html`<span class="card-at">@${owner.around.person(textOf(piece.user_id))?.name ?? textOf(piece.user_name, '安责通')}</span>`
    case 'img':
      return html`<img class="card-image" src=${owner.around.imageUrl(textOf(piece.image_key))} alt="图片" />`
    case 'emotion':
      return emojiOf(textOf(piece.emoji_type))
    case 'hr':
      return html`<hr class="card-rule" />`
    case 'code_block':
      return html`<pre>${text}</pre>`
    default:
      return text
  }
}

function styled(text: string, styles: string[]): Drawn {
  const classes = {
    'is-bold': styles.includes('bold'),
    'is-italic': styles.includes('italic'),
    'is-underlined': styles.includes('underline'),
    'is-struck': styles.includes('lineThrough'),
  }
  return html`<span class=${classMap({ 'plain-text': true, ...classes })}>${text}</span>`
}

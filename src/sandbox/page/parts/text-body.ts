import { html } from 'lit'
import type { CardSurroundings, Drawn } from '../card/session.ts'

const PIECE = /<at user_id="([^"]*)">([^<]*)<\/at>|(https?:\/\/[^\s<>"'，。；、）]+)|(@_user_\d+)/g

/** Text as people write it: mentions by name, web addresses as links, line breaks kept, nothing else interpreted. */
export function drawText(text: string, around: CardSurroundings): Drawn {
  const pieces: unknown[] = []
  let from = 0
  for (const match of text.matchAll(PIECE)) {
    const [whole, mentioned, shown, url] = match
    pieces.push(text.slice(from, match.index))
    from = match.index + whole.length
    if (url !== undefined) pieces.push(html`<a href=${url} target="_blank" rel="noopener noreferrer">${url}</a>`)
    else pieces.push(html`<span class="card-at">@${mentionName(mentioned, shown, around)}</span>`)
  }
  pieces.push(text.slice(from))
  return html`<span class="plain-text">${pieces}</span>`
}

function mentionName(openId: string | undefined, shown: string | undefined, around: CardSurroundings): string {
  if (openId === undefined) return '安责通'
  if (openId === 'all') return '所有人'
  return around.person(openId)?.name ?? shown ?? openId
}

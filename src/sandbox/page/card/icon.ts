import { html } from 'lit'
import { cssText } from '../lib/css-text.ts'
import { recordOf, textOf } from '../lib/plain.ts'
import { colourOf } from './colours.ts'
import type { CardSession, Drawn } from './session.ts'

/** Simple signs for the platform's icon tokens, found by a word of the token. */
const GLYPHS: readonly [word: string, glyph: string][] = [
  ['warning', '⚠'],
  ['error', '⚠'],
  ['alert', '⚠'],
  ['yes', '✓'],
  ['done', '✓'],
  ['succeed', '✓'],
  ['close', '✕'],
  ['no_', '✕'],
  ['down', '▾'],
  ['up', '▴'],
  ['right', '›'],
  ['left', '‹'],
  ['add', '＋'],
  ['time', '◷'],
  ['clock', '◷'],
  ['calendar', '▦'],
  ['phone', '☎'],
  ['call', '☎'],
  ['mail', '✉'],
  ['chat', '✉'],
  ['member', '☺'],
  ['person', '☺'],
  ['info', 'ⓘ'],
  ['help', '？'],
  ['maybe', '？'],
  ['edit', '✎'],
  ['search', '⌕'],
  ['file', '▤'],
  ['doc', '▤'],
  ['image', '▣'],
  ['picture', '▣'],
  ['location', '⌖'],
  ['local', '⌖'],
  ['link', '↗'],
  ['setting', '⚙'],
  ['flag', '⚑'],
  ['bell', '♪'],
  ['chart', '▥'],
]

/** Draws a `standard_icon` as a simple sign or a `custom_icon` as its picture; nothing when there is none. */
export function drawIcon(icon: unknown, session: CardSession): Drawn {
  const { token, img_key, color, size } = recordOf(icon)
  const key = textOf(img_key)
  if (key !== '') return html`<img class="card-icon" src=${session.around.imageUrl(key)} alt="" />`
  const words = textOf(token)
  if (words === '') return undefined
  const glyph = GLYPHS.find(([word]) => words.includes(word))?.[1] ?? '•'
  const side = /^(\d{1,2}px) \d{1,2}px$/.exec(textOf(size))?.[1]
  return html`<span class="card-icon" aria-hidden="true" .style=${cssText({ color: colourOf(color, session.colours), 'font-size': side })}>${glyph}</span>`
}

import { html } from 'lit'
import { cssText } from '../lib/css-text.ts'
import { recordOf, textOf } from '../lib/plain.ts'
import { drawShape } from '../lib/shapes.ts'
import { colourOf } from './colours.ts'
import type { CardSession, Drawn } from './session.ts'

/** Drawings for the platform's icon tokens, found by a word of the token. */
const DRAWINGS: readonly [word: string, shape: string][] = [
  ['warning', 'warning'],
  ['error', 'warning'],
  ['alarm', 'time'],
  ['yes', 'done'],
  ['done', 'done'],
  ['succeed', 'done'],
  ['approval', 'done'],
  ['close', 'close'],
  ['no_', 'close'],
  ['forbidden', 'close'],
  ['down', 'down'],
  ['up', 'up'],
  ['right', 'right'],
  ['left', 'left'],
  ['add', 'add'],
  ['time', 'time'],
  ['clock', 'time'],
  ['calendar', 'calendar'],
  ['phone', 'phone'],
  ['call', 'phone'],
  ['mail', 'mail'],
  ['chat', 'chat'],
  ['member', 'person'],
  ['person', 'person'],
  ['group', 'person'],
  ['info', 'info'],
  ['help', 'help'],
  ['maybe', 'help'],
  ['edit', 'edit'],
  ['search', 'search'],
  ['file', 'file'],
  ['doc', 'file'],
  ['image', 'image'],
  ['picture', 'image'],
  ['camera', 'image'],
  ['local', 'place'],
  ['location', 'place'],
  ['link', 'link'],
  ['setting', 'setting'],
  ['flag', 'flag'],
  ['bell', 'bell'],
  ['chart', 'chart'],
  ['more', 'more'],
]

/** Draws a `standard_icon` as a simple sign or a `custom_icon` as its picture; nothing when there is none. */
export function drawIcon(icon: unknown, session: CardSession): Drawn {
  const { token, img_key, color, size } = recordOf(icon)
  const key = textOf(img_key)
  if (key !== '') return html`<img class="card-icon" src=${session.around.imageUrl(key)} alt="" />`
  const words = textOf(token)
  if (words === '') return undefined
  const shape = DRAWINGS.find(([word]) => words.includes(word))?.[1] ?? 'dot'
  const side = /^(\d{1,2}px) \d{1,2}px$/.exec(textOf(size))?.[1]
  return html`<span class="card-icon" .style=${cssText({ color: colourOf(color, session.colours), 'font-size': side })}>${drawShape(shape)}</span>`
}

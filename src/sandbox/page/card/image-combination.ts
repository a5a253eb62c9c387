import { html } from 'lit'
import { cssText } from '../lib/css-text.ts'
import { type Json, recordsOf, textOf } from '../lib/plain.ts'
import { spaceOf } from './attributes.ts'
import { pictureButton } from './image.ts'
import type { CardSession, Drawn } from './session.ts'

const COLUMNS: Record<string, number> = { double: 2, triple: 2, bisect: 2, trisect: 3 }

/** `img_combination`: up to nine pictures side by side. */
export function drawImageCombination(element: Json, session: CardSession): Drawn {
  const mode = textOf(element.combination_mode)
  const style = cssText({ 'grid-template-columns': `repeat(${COLUMNS[mode] ?? 3}, 1fr)`, margin: spaceOf(element.margin) })
  const radius = cssText({ 'border-radius': spaceOf(element.corner_radius), width: '100%', 'aspect-ratio': '1' })
  return html`<div class="card-combination ${mode === 'triple' ? 'is-triple' : ''}" .style=${style}>
    ${recordsOf(element.img_list).map((each, index) =>
      pictureButton({ key: textOf(each.img_key), alt: `第 ${index + 1} 张`, style: radius, preview: true }, session),
    )}
  </div>`
}

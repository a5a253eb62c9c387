import { dateText, fullText, timeText } from '../lib/times.ts'
import { colourOf, paletteName } from './colours.ts'
import type { CardSurroundings } from './session.ts'

type Meaning = (node: HTMLElement, around: CardSurroundings) => void

const MEANINGS: Record<string, Meaning> = {
  font: (node) => {
    const colour = colourOf(node.dataset.mdColor, {})
    if (colour !== undefined) node.style.color = colour
  },
  text_tag: (node) => node.classList.add('card-tag', `tint-${paletteName(node.dataset.mdColor)}`),
  number_tag: (node) => node.classList.add('card-number-tag'),
  at: (node, around) => {
    node.classList.add('card-at')
    node.textContent = atText(node.dataset, around)
  },
  person: (node, around) => {
    node.classList.add('card-at')
    const id = node.dataset.mdId ?? ''
    node.textContent = around.person(id)?.name ?? id
  },
  local_datetime: (node) => {
    node.textContent = localDateTime(Number(node.dataset.mdMillisecond), node.dataset.mdFormat_type ?? '')
  },
}

/** Gives the platform's tags their look and text, and makes links open outside the room. */
export function giveMeaning(fragment: DocumentFragment, around: CardSurroundings): void {
  for (const node of fragment.querySelectorAll<HTMLElement>('[data-md]')) {
    const name = node.dataset.md ?? ''
    if (Object.hasOwn(MEANINGS, name)) MEANINGS[name]?.(node, around)
  }
  for (const link of fragment.querySelectorAll('a')) {
    if (!link.hasAttribute('href')) continue
    link.target = '_blank'
    link.rel = 'noopener noreferrer'
  }
}

function atText(data: DOMStringMap, around: CardSurroundings): string {
  const ids = (data.mdIds ?? data.mdId ?? data.mdUser_id ?? '').split(',').map((id) => id.trim())
  return ids.map((id) => (id === 'all' ? '@所有人' : `@${around.person(id)?.name ?? id}`)).join(' ')
}

function localDateTime(millisecond: number, format: string): string {
  if (!Number.isFinite(millisecond)) return ''
  const at = new Date(millisecond)
  if (format.startsWith('date')) return dateText(at)
  if (format === 'time') return timeText(at)
  if (format.startsWith('week')) return fullText(at).split(' ')[1] ?? ''
  return fullText(at)
}

import type { Json } from '../room/types.ts'
import { asObject, type Placed, walkCard, walkList, wordsOf } from './walk.ts'

const pressable = new Set([
  'button',
  'input',
  'overflow',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'select_img',
  'checker',
  'interactive_container',
])

/** A component that could be meant. */
export type Candidate = { readonly tag: string; readonly elementId?: string; readonly name?: string; readonly text?: string }

export type Found =
  | { readonly kind: 'one'; readonly placed: Placed }
  | { readonly kind: 'none'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'several'; readonly candidates: readonly Candidate[] }

/** Looks a component up by element_id, then by name, then by exact visible text. */
export function findTarget(card: Json, target: string): Found {
  const all = [...walkCard(card)].filter(({ tag }) => pressable.has(tag))
  const ways: ((placed: Placed) => boolean)[] = [
    ({ component }) => component.element_id === target,
    ({ component }) => component.name === target,
    (placed) => visibleTexts(placed).includes(target.trim()),
  ]
  for (const matches of ways) {
    const hits = all.filter(matches)
    if (hits.length > 1) return { kind: 'several', candidates: hits.map(candidate) }
    const hit = hits[0]
    if (hit) return { kind: 'one', placed: hit }
  }
  return { kind: 'none', candidates: all.map(candidate) }
}

function candidate(placed: Placed): Candidate {
  const { component, tag } = placed
  const text = visibleTexts(placed)[0]
  return {
    tag,
    ...(typeof component.element_id === 'string' ? { elementId: component.element_id } : {}),
    ...(typeof component.name === 'string' ? { name: component.name } : {}),
    ...(text === undefined ? {} : { text }),
  }
}

/** What a person would call the component: its label, its placeholder, or the words inside it. */
function visibleTexts({ component, tag }: Placed): string[] {
  const own = ['text', 'label', 'placeholder'].map((field) => wordsOf(component[field]))
  const inner = tag === 'interactive_container' ? [...walkList(component.elements, null)].map((placed) => innerWords(placed.component)) : []
  return [...own, ...inner].filter((words) => words !== '')
}

function innerWords(component: Json): string {
  const content = component.content
  return typeof content === 'string' ? content.trim() : wordsOf(asObject(component.text))
}

import type { Json } from '../room/types.ts'

/** A component of a card and where it stands. */
export type Placed = {
  readonly component: Json
  readonly tag: string
  /** The form around it, when there is one. */
  readonly form: Json | null
}

/** Every component of a card's body, from top to bottom, containers before what they hold. */
export function* walkCard(card: Json): Generator<Placed> {
  const body = asObject(card.body)
  if (body) yield* walkList(body.elements, null)
}

/** Every component inside a container. */
export function* walkList(elements: unknown, form: Json | null): Generator<Placed> {
  if (!Array.isArray(elements)) return
  for (const element of elements) {
    const component = asObject(element)
    if (!component) continue
    const tag = String(component.tag)
    yield { component, tag, form }
    const inner = tag === 'form' ? component : form
    yield* walkList(component.elements, inner)
    yield* walkList(component.columns, inner)
  }
}

export function asObject(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined
}

/** The words of a text object `{tag, content}`; empty when it is none. */
export function wordsOf(text: unknown): string {
  const content = asObject(text)?.content
  return typeof content === 'string' ? content.trim() : ''
}

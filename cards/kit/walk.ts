type Json = Readonly<Record<string, unknown>>

/** True for a JSON object. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Every object of a JSON tree with its path, the outer before the inner, in document order. */
export function* objectsIn(
  value: unknown,
  path: readonly (string | number)[] = [],
): Generator<{ readonly node: Json; readonly path: readonly (string | number)[] }> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* objectsIn(item, [...path, index])
    return
  }
  if (!isObject(value)) return
  yield { node: value, path }
  for (const [key, item] of Object.entries(value)) yield* objectsIn(item, [...path, key])
}

/** Elements and components of a card as the platform's limit of 200 counts them: everything that has a `tag`, texts included. */
export function countElements(card: unknown): number {
  let count = 0
  for (const { node } of objectsIn(card)) if (typeof node.tag === 'string') count += 1
  return count
}

/** Size of a card on the wire, in bytes. */
export function byteSize(card: unknown): number {
  return Buffer.byteLength(JSON.stringify(card), 'utf8')
}

/** Whether a card holds a form: what is typed into it is lost when the card is replaced. */
export function hasForm(card: unknown): boolean {
  for (const { node } of objectsIn(card)) if (node.tag === 'form') return true
  return false
}

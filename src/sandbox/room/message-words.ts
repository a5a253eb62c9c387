/** Fields of a content that people read; keys, ids and addresses are none. */
const readable = new Set(['text', 'content', 'title', 'name', 'file_name', 'placeholder', 'label', 'user_name'])
const known = new WeakMap<object, string>()

/** Everything readable in a message's content, in small letters; worked out once a content. */
export function wordsIn(content: object): string {
  const words = known.get(content) ?? collect(content, []).join(' ').toLowerCase()
  known.set(content, words)
  return words
}

function collect(value: unknown, words: string[]): string[] {
  if (typeof value !== 'object' || value === null) return words
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner === 'string' && readable.has(name)) words.push(inner)
    else collect(inner, words)
  }
  return words
}

/** Every text a reader sees on a card, top to bottom, one line each; markdown as written. */
export function cardText(card: unknown): string {
  const lines: string[] = []
  collect(card, lines)
  return lines.join('\n')
}

const shown = new Set(['content', 'default_value', 'placeholder'])

function collect(value: unknown, lines: string[]): void {
  if (Array.isArray(value)) for (const inner of value) collect(inner, lines)
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      if (typeof inner === 'string' && shown.has(name)) lines.push(inner)
      else if (name !== 'behaviors' && name !== 'config') collect(inner, lines)
    }
  }
}

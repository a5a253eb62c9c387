import type { SeenCard } from './person.ts'

type Value = Record<string, unknown> & { readonly action: string }

/** What the button of an action on a card sends back; for making presses by hand. */
export function buttonValue({ card }: Pick<SeenCard, 'card'>, action: string): Value {
  const found = valuesIn(card).find((value) => value.action === action)
  if (!found) throw new Error(`no button of the card sends ${action}`)
  return found
}

function valuesIn(part: unknown): Value[] {
  if (Array.isArray(part)) return part.flatMap(valuesIn)
  if (typeof part !== 'object' || part === null) return []
  const { action } = part as { action?: unknown }
  return [...(typeof action === 'string' ? [part as Value] : []), ...Object.values(part).flatMap(valuesIn)]
}

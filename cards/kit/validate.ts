import { countProblems } from './platform/counts.ts'
import { houseProblems } from './platform/house.ts'
import { cardSchema } from './platform/root.ts'
import { type Problem, structureProblems } from './platform/structure.ts'

function shapeProblems(card: unknown): Problem[] {
  const parsed = cardSchema.safeParse(card)
  if (parsed.success) return []
  return parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), problem: message }))
}

/** What the platform would refuse in a card: shape, unknown properties, nesting, forms, counts and size. Empty when nothing. */
export function platformProblems(card: unknown): Problem[] {
  return [...shapeProblems(card), ...structureProblems(card), ...countProblems(card)]
}

/** What the platform or this product would refuse in a card; empty when nothing. */
export function validateCard(card: unknown): Problem[] {
  return [...platformProblems(card), ...houseProblems(card)]
}

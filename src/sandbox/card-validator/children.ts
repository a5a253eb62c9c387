import { cardCodes } from './fault.ts'
import type { Kind } from './kinds.ts'
import { isThing } from './kinds.ts'

/**
 * Marks an attribute that holds components.
 *
 * Only the list itself is judged here; the walk over the card judges what it holds.
 */
export const components: Kind = (value, spot) => {
  if (!Array.isArray(value)) return spot.fault(cardCodes.unreadable, 'parse card json err: expected an array', value)
  value.forEach((item, index) => {
    if (!isThing(item)) spot.item(index).fault(cardCodes.unreadable, 'parse card json err: expected a component', item)
  })
}

/** Marks the columns of a column set. */
export const columns: Kind = components

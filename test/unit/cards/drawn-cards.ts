import type { Card } from '../../../cards/kit/index.ts'
import { allSamples } from '../../../cards/samples/index.ts'

export interface Drawn {
  readonly sample: string
  readonly card: Card
}

/** Every card with everything that was drawn of it: name of the card → its samples. */
export const drawnCards: readonly (readonly [string, readonly Drawn[]])[] = [
  ...Map.groupBy(allSamples(), ({ card }) => card).entries(),
].map(([name, samples]) => [name, samples.map(({ sample, draw }) => ({ sample, card: draw() }))] as const)

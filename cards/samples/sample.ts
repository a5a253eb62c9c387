import type { Card } from '../kit/index.ts'

/** One card drawn from one view. */
export interface Sample {
  /** File name of the card. */
  readonly card: string
  readonly sample: string
  readonly draw: () => Card
}

/** A batch is drawn in about this long: what comes first in it waits for the last. Milliseconds. */
const batchMs = 100

const fewest = 8
const most = 128

/**
 * How many notices are drawn in one transaction: many while drawing is cheap, because each transaction costs the same, few
 * while it is not.
 */
export class Pace {
  #eachMs = batchMs / 32

  get batch(): number {
    return Math.min(most, Math.max(fewest, Math.round(batchMs / this.#eachMs)))
  }

  drew(count: number, ms: number): void {
    if (count > 0) this.#eachMs = 0.7 * this.#eachMs + 0.3 * Math.max(ms / count, batchMs / most)
  }
}

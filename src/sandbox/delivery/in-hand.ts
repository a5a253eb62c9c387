/** Counts work under way and tells when there is none left. */
export class InHand {
  #count = 0
  readonly #waiting: (() => void)[] = []

  get count(): number {
    return this.#count
  }

  /** Starts `work` at once; its failure ends it, and nothing else. */
  start(work: () => Promise<unknown>): void {
    this.#count += 1
    const end = (): void => {
      this.#count -= 1
      if (this.#count === 0) for (const resolve of this.#waiting.splice(0)) resolve()
    }
    work().then(end, end)
  }

  /** Runs `work` and hands its result on. */
  run<Result>(work: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.start(() => work().then(resolve, reject))
    })
  }

  /** Resolves when nothing is under way. */
  quiet(): Promise<void> {
    return this.#count === 0 ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve))
  }
}

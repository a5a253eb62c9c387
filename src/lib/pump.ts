/** One piece of claimed work. */
export interface Job {
  /** How many rows it stands for. */
  readonly size: number
  run(): Promise<void>
  /** Gives the work back unbegun. */
  giveBack(): Promise<void>
}

interface PumpOptions {
  /** Most jobs at once. */
  readonly width: number
  /** Takes up to `room` rows of work; nothing when there is none. */
  readonly claim: (room: number) => Promise<readonly Job[]>
  /** Told what a claim or a job threw; the pump goes on. */
  readonly failed: (error: unknown) => void
}

/**
 * Keeps a fixed number of jobs going: asks for more when half of them are done, so that one slow call holds up nobody else.
 */
export class Pump {
  readonly #options: PumpOptions
  readonly #waiting: Job[] = []
  readonly #onDrained: (() => void)[] = []
  #running = 0
  #handled = 0
  #isClaiming = false
  #wantsAgain = false
  #isClosed = false

  constructor(options: PumpOptions) {
    this.#options = options
  }

  /** Rows handled since the beginning. */
  get handled(): number {
    return this.#handled
  }

  get isBusy(): boolean {
    return this.#isClaiming || this.#running > 0 || this.#waiting.length > 0
  }

  /** Looks for work now. Never throws, returns at once. */
  wake(): void {
    const { width } = this.#options
    this.#wantsAgain = true
    const room = 2 * width - this.#running - this.#waiting.length
    if (this.#isClosed || this.#isClaiming || room <= 0) return
    this.#isClaiming = true
    this.#wantsAgain = false
    void this.#claim(room)
  }

  /** Resolves when a look for work found none and nothing is under way. */
  drained(): Promise<void> {
    return this.isBusy ? new Promise((resolve) => this.#onDrained.push(resolve)) : Promise.resolve()
  }

  /** Begins nothing more, gives back what was not begun, resolves when what was begun is over. */
  async close(): Promise<void> {
    this.#isClosed = true
    const unbegun = this.#waiting.splice(0)
    await Promise.all(unbegun.map((job) => job.giveBack().catch(this.#options.failed)))
    this.#tellDrained()
    await this.drained()
  }

  async #claim(room: number): Promise<void> {
    let jobs: readonly Job[] = []
    try {
      jobs = await this.#options.claim(room)
    } catch (error) {
      this.#options.failed(error)
    }
    if (this.#isClosed) await Promise.all(jobs.map((job) => job.giveBack().catch(this.#options.failed)))
    else this.#waiting.push(...jobs)
    this.#isClaiming = false
    this.#launch()
    if (this.#wantsAgain) this.wake()
    this.#tellDrained()
  }

  #launch(): void {
    while (this.#running < this.#options.width) {
      const job = this.#waiting.shift()
      if (job === undefined) return
      this.#running += 1
      void this.#run(job)
    }
  }

  async #run(job: Job): Promise<void> {
    try {
      await job.run()
    } catch (error) {
      this.#options.failed(error)
    }
    this.#running -= 1
    this.#handled += job.size
    this.#launch()
    if (this.#waiting.length === 0 && this.#running <= this.#options.width / 2) this.wake()
    this.#tellDrained()
  }

  #tellDrained(): void {
    if (this.isBusy) return
    for (const resolve of this.#onDrained.splice(0)) resolve()
  }
}

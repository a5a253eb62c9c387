import type { Product } from '../../src/app/product.ts'

/** The bot of a room, which can go down and come back; while it is down nothing is due for it and nothing is in hand. */
export class RestartableProduct implements Product {
  readonly #create: () => Promise<Product>
  #last: Product
  #isUp = false

  private constructor(create: () => Promise<Product>, first: Product) {
    this.#create = create
    this.#last = first
  }

  /** @param create - builds the bot anew, as a start of the process would. */
  static async from(create: () => Promise<Product>): Promise<RestartableProduct> {
    return new RestartableProduct(create, await create())
  }

  get metrics() {
    return this.#last.metrics
  }

  get gateway() {
    return this.#last.gateway
  }

  async start(): Promise<void> {
    this.#isUp = true
    await this.#last.start()
  }

  async stop(): Promise<void> {
    if (!this.#isUp) return
    this.#isUp = false
    await this.#last.stop()
  }

  /** Goes down while `meanwhile` happens, and comes back as a new process. */
  async isDownWhile(meanwhile: () => Promise<unknown>): Promise<void> {
    await this.stop()
    await meanwhile()
    this.#last = await this.#create()
    await this.start()
    await this.tick()
  }

  tick = async (): Promise<void> => (this.#isUp ? this.#last.tick() : undefined)
  nextDueAt = async (): Promise<Date | null> => (this.#isUp ? this.#last.nextDueAt() : null)
  idle = async (): Promise<boolean> => !this.#isUp || this.#last.idle()
}

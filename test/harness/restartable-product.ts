import type { Participating } from '../../src/app/participant.ts'
import type { Product } from '../../src/app/product.ts'
import type { Replica } from './replica.ts'

/**
 * The bot of a room: one replica or several on one database. It can go down and come back; while it is down nothing is due for
 * it and nothing is in hand.
 */
export class RestartableProduct implements Participating {
  readonly #build: (count?: number) => Promise<Replica[]>
  readonly #watch: (up: readonly Replica[]) => void
  #up: readonly Replica[] = []

  /**
   * @param build - builds all replicas anew, or as many as asked for, as a start of their processes would.
   * @param watch - told which replicas are up.
   */
  constructor(build: (count?: number) => Promise<Replica[]>, watch: (up: readonly Replica[]) => void) {
    this.#build = build
    this.#watch = watch
  }

  async start(): Promise<void> {
    const replicas = await this.#build()
    await Promise.all(replicas.map((replica) => replica.start()))
    this.#change(replicas)
  }

  async stop(): Promise<void> {
    const replicas = this.#up
    this.#change([])
    await Promise.all(replicas.map((replica) => replica.stop()))
  }

  /** Goes down while `meanwhile` happens, and comes back as a new process. */
  async isDownWhile(meanwhile: () => Promise<unknown>): Promise<void> {
    await this.stop()
    await meanwhile()
    await this.start()
    await this.tick()
  }

  /** The first replica is stopped while the others go on, as in an update that rolls over them; then a new one stands in its place. */
  async isOneFewerWhile<T>(meanwhile: () => Promise<T>): Promise<T> {
    const [first, ...others] = this.#up
    this.#change(others)
    await first?.stop()
    const outcome = await meanwhile()
    const [another] = await this.#build(1)
    if (another === undefined) throw new Error('no replica was built')
    await another.start()
    this.#change([...others, another])
    return outcome
  }

  /** All replicas tick at once, as their clocks would: what one of them has taken is not there for the others. */
  tick = async (): Promise<void> => {
    await this.#all((product) => product.tick())
  }

  nextDueAt = async (): Promise<Date | null> => {
    const times = (await this.#all((product) => product.nextDueAt())).flatMap((instant) => (instant === null ? [] : [instant.getTime()]))
    return times.length === 0 ? null : new Date(Math.min(...times))
  }

  idle = async (): Promise<boolean> => (await this.#all((product) => product.idle())).every(Boolean)

  #all<T>(ask: (product: Product) => Promise<T>): Promise<T[]> {
    return Promise.all(this.#up.map(({ product }) => ask(product)))
  }

  #change(replicas: readonly Replica[]): void {
    this.#up = replicas
    this.#watch(replicas)
  }
}

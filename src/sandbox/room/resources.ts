import type { Resource } from './types.ts'

/** Pictures and files, by key. */
export class Resources {
  readonly #byKey = new Map<string, Resource>()
  #watch: (resource: Resource) => void = () => undefined

  get(key: string): Resource | undefined {
    return this.#byKey.get(key)
  }

  add(resource: Resource): void {
    this.#byKey.set(resource.key, resource)
    this.#watch(resource)
  }

  /** Takes one that is kept already. */
  restore(resource: Resource): void {
    this.#byKey.set(resource.key, resource)
  }

  /** Calls `listener` for each one added from now on. */
  watch(listener: (resource: Resource) => void): void {
    this.#watch = listener
  }

  clear(): void {
    this.#byKey.clear()
  }
}

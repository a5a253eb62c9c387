/** How a try ended: the failure, or null when it held. */
export type Attempt<T> = (items: readonly T[]) => Promise<Error | null>

/** The smallest list found that still fails. */
export interface Shrunk<T> {
  readonly items: readonly T[]
  readonly error: Error
  readonly tries: number
}

/**
 * Leaves out halves, quarters and at last single items as long as what remains still fails.
 *
 * @param limitMs - machine time after which the smallest list so far is given.
 */
export async function shrink<T>(items: readonly T[], attempt: Attempt<T>, limitMs: number): Promise<Shrunk<T> | null> {
  const until = performance.now() + limitMs
  const error = await attempt(items)
  if (error === null) return null
  let least: Shrunk<T> = { items, error, tries: 1 }
  for (let size = Math.ceil(items.length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = least.items.length - size; from > -size && performance.now() < until; from -= size) {
      const fewer = least.items.filter((_, n) => n < from || n >= from + size)
      const failed = fewer.length === 0 ? null : await attempt(fewer)
      least = failed === null ? { ...least, tries: least.tries + 1 } : { items: fewer, error: failed, tries: least.tries + 1 }
    }
  }
  return least
}

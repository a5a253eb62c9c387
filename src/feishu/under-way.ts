/** What was begun and is not over yet. */
export interface UnderWay {
  readonly isEmpty: boolean
  /** Keeps count of a piece of work; gives back its own promise. */
  add<T>(work: Promise<T>): Promise<T>
  /** Resolves when everything is over, what was begun meanwhile included, or after this many machine milliseconds. */
  over(mostMs: number): Promise<void>
}

/** Counts work, so that nobody closes the door on it. */
export function createUnderWay(): UnderWay {
  const works = new Set<Promise<unknown>>()
  const allOver = async (): Promise<void> => {
    while (works.size > 0) await Promise.allSettled(works)
  }
  return {
    get isEmpty() {
      return works.size === 0
    },
    add(work) {
      works.add(work)
      const end = () => works.delete(work)
      work.then(end, end)
      return work
    },
    async over(mostMs) {
      const timer = Promise.withResolvers<void>()
      const timeout = setTimeout(timer.resolve, mostMs)
      await Promise.race([allOver(), timer.promise])
      clearTimeout(timeout)
    },
  }
}

/** A line for the person at the terminal; logs go to standard error. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Says what is being done and how long it took. */
export async function timed<T>(what: string, work: () => Promise<T>, also: (result: T) => string = () => ''): Promise<T> {
  const started = performance.now()
  const result = await work()
  say(`${what}: ${((performance.now() - started) / 1000).toFixed(2)} s${also(result)}`)
  return result
}

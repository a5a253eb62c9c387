/** The JSON of a value that was read from JSON; null when it is nested so deeply that writing it overflows the stack. */
export function writeJson(value: unknown): string | null {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return null
  }
}

type Answer = Record<string, unknown>

/** Presses whose answers are kept; a repeat comes within seconds. */
const kept = 500

/** Gives the repeat of a press the answer of the first one: an empty answer would leave the client with the old card. */
export function createPressAnswers(): (key: string, answer: () => Promise<Answer>) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>()
  return (key, answer) => {
    const known = answers.get(key)
    if (known !== undefined) return known
    const given = answer()
    answers.set(key, given)
    const [oldest] = answers.keys()
    if (answers.size > kept && oldest !== undefined) answers.delete(oldest)
    return given
  }
}

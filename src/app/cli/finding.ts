/** One line of a check: what was looked at, how it is, and what to change where when it is not right. */
export interface Finding {
  /** `hint` does not count as wrong: it could not be looked at, or matters for a part only. */
  readonly state: 'right' | 'wrong' | 'hint'
  readonly what: string
  readonly remedy?: string
}

const marks = { right: '✔', wrong: '✘', hint: '•' } as const

/** ✔ 数据库可以连接 · ✘ …：怎么改 */
export function findingLine({ state, what, remedy }: Finding): string {
  return `${marks[state]} ${what}${remedy === undefined ? '' : `\n    → ${remedy}`}`
}

/** Right when the condition holds, else wrong with its remedy. */
export function finding(isRight: boolean, what: string, remedy: string): Finding {
  return isRight ? { state: 'right', what } : { state: 'wrong', what, remedy }
}

import type { DirectoryNoticeKind } from '../directory/index.ts'

/** What operators are told; subject `operator-matter`, see {@link OperatorTold}. */
export const operationNoticeKinds = [
  // A deployment that is in trouble is no ordinary matter: whoever operates it is told at night as well.
  { kind: 'operator-told', urgency: 'ordinary', evening: 'at-once', clause: '322 §五' },
] as const satisfies readonly DirectoryNoticeKind[]

/** Params of `operator-told`. */
export interface OperatorTold {
  /** What it is about, the title of the card: `有重大隐患通知没有送达`. */
  readonly matter: string
  /** What happened and what is to be done now, in plain Chinese: no names of people, nothing of a hazard but its number. */
  readonly text: string
}

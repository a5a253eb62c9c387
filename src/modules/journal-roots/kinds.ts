import type { DirectoryNoticeKind } from '../directory/index.ts'

/** What administrators are told of the journal; subject `journal-root`, its id the day. */
export const journalRootKinds = [
  /** To the administrators of the bureaus and insurers concerned. 全过程留痕、可追溯. */
  { kind: 'journal-root', urgency: 'ordinary', clause: '322 §五' },
] as const satisfies readonly DirectoryNoticeKind[]

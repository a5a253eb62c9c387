import type { Subject } from '../../journal/types.ts'
import type { NoticeKind } from '../../notices/types.ts'

/** What the directory tells people, without the card: whoever draws adds `render`. */
export type DirectoryNoticeKind = Omit<NoticeKind, 'render'>

export const directoryNoticeKinds = [
  /** To who decides on a registration. Subject `registration`: see registrationView. */
  { kind: 'registration-asked', urgency: 'ordinary', clause: '375 §二(二)一', asks: true },
  /** To the person let in. A refusal is told to nobody: it would say that the body exists. Subject `registration`. */
  { kind: 'registration-decided', urgency: 'answer', clause: '375 §二(二)一' },
  /** To who takes over from a person who left. Subject `membership`; params: see HandoverParams. */
  { kind: 'handover', urgency: 'ordinary', clause: '375 §二(二)四' },
] as const satisfies readonly DirectoryNoticeKind[]

/** What the card of a handover shows. */
export interface HandoverParams {
  readonly name: string
  readonly organisationName: string
  readonly roleLabel: string
  readonly reason: string
  /** Instants are ISO texts; `subject` lets the card open the thing. */
  readonly items: readonly { readonly subject: Subject; readonly text: string; readonly dueAt: string | null }[]
}

import type { Tx } from '../db/types.ts'
import type { Subject } from '../journal/types.ts'

/** A person, and the context (body and role) under which this person is told and may act on the card. */
export interface Recipient {
  readonly personId: string
  readonly organisationId: string
  readonly role: string
}

/** card: the message itself. The buzzes ring an already sent card. */
export type Channel = 'card' | 'buzz-app' | 'buzz-sms' | 'buzz-phone'

/** answer: to an act of the reader. major: major hazards and accidents, ignores quiet hours. ordinary: everything else. */
export type Urgency = 'answer' | 'major' | 'ordinary'

/** Asks that one person be told one thing; enqueued in the transaction of what happened. */
export interface NoticeRequest {
  readonly kind: string
  readonly subject: Subject
  readonly to: Recipient
  readonly params?: Record<string, unknown>
  /** Told at most once: kind + subject + what makes this telling a new one (version, rung, round) + person. */
  readonly dedupeKey: string
  /** Rings the card after it was sent, in this order of channels. */
  readonly buzz?: readonly Exclude<Channel, 'card'>[]
  /** Earliest instant; default at once. */
  readonly notBefore?: Date
}

/** A notice as the worker hands it to its renderer. */
export interface DueNotice {
  readonly id: string
  readonly kind: string
  readonly subject: Subject
  readonly to: Recipient
  readonly params: Record<string, unknown>
  readonly createdAt: Date
  /** A card that was sent is drawn again: it then shows what has become of its matter, whatever that is. */
  readonly isSent?: boolean
}

/** A card as JSON 2.0, or why there is nothing to tell any more. */
export type Rendered = { readonly card: Record<string, unknown> } | { readonly obsolete: string }

/**
 * Everything the engine must know about one kind of notice. Modules declare kinds, cards draw them, the composition root
 * joins the two; the engine never looks at a kind's name.
 */
export interface NoticeKind {
  readonly kind: string
  readonly urgency: Urgency
  /** The clause that orders this telling, e.g. `375 §二(二)四`. */
  readonly clause: string
  /** Its card waits for an act of its reader: when he leaves it is told again to whoever takes over. */
  readonly asks?: boolean
  /** Draws today's state for this reader, at send time. */
  readonly render: (tx: Tx, notice: DueNotice, now: Date) => Promise<Rendered>
}

export interface SendTarget {
  readonly appId: string
  readonly openId: string
}

/** Outcome of one call to the platform, already classified. */
export type DeliveryOutcome =
  | { readonly outcome: 'done'; readonly messageId?: string; readonly chatId?: string }
  /** Try again: after `waitMs` of machine time. */
  | { readonly outcome: 'later'; readonly waitMs: number; readonly reason: string }
  /** This person cannot be reached on this channel. */
  | { readonly outcome: 'unreachable'; readonly reason: string }
  /** The platform may or may not have taken it: only the same uuid within the hour is safe. */
  | { readonly outcome: 'unknown'; readonly reason: string }
  /** Our fault: stop and tell the operator. */
  | { readonly outcome: 'refused'; readonly reason: string }

/** The way out to the platform; implemented by feishu/. */
export interface Deliverer {
  send(target: SendTarget, card: Record<string, unknown>, uuid: string): Promise<DeliveryOutcome>
  update(appId: string, messageId: string, card: Record<string, unknown>): Promise<DeliveryOutcome>
  buzz(target: SendTarget, messageId: string, channel: Exclude<Channel, 'card'>): Promise<DeliveryOutcome>
}

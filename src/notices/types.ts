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

/**
 * How a kind takes part in evening out. at-once: never waits and is not counted. counted: waits for the morning, and beyond
 * three a day stands in the digest. digest: always stands there, its reader loses nothing by waiting for it.
 */
export type Evening = 'at-once' | 'counted' | 'digest'

/** What a notice is about, as it stands today. */
export interface Standing {
  /** A major hazard: everything about it goes at once. */
  readonly isMajor: boolean
  /** End of the earliest clock that runs for it; null when none does. */
  readonly actBy: Date | null
}

/** A line of a digest: what it is about, and what a press on its button opens. */
export interface DigestLine {
  readonly text: string
  /** The hazard it opens; without one its button opens the to-do list. */
  readonly hazard?: string
}

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
  /** The kind in plain Chinese: what its reader is to do or to know, heads a group of the digest. */
  readonly title?: string
  /** Default: at-once for major and answer, counted for ordinary. */
  readonly evening?: Evening
  /** Without it nothing runs and nothing is major. */
  readonly standing?: (tx: Tx, notice: DueNotice, now: Date) => Promise<Standing>
  /** Without it the digest says the title alone. */
  readonly line?: (tx: Tx, notice: DueNotice, now: Date) => Promise<DigestLine>
  /** Its card waits for an act of its reader: when he leaves it is told again to whoever takes over. */
  readonly asks?: boolean
  /** Hears, in the transaction that ends it, that one failed: what must arrive goes another way. Writes only rows of its own. */
  readonly failed?: (tx: Tx, failed: FailedNotice) => Promise<void>
  /** Whether its reader has something to do about it today; without it, while it can be drawn. */
  readonly waits?: (tx: Tx, notice: DueNotice, now: Date) => Promise<boolean>
  /** Draws today's state for this reader, at send time. */
  readonly render: (tx: Tx, notice: DueNotice, now: Date) => Promise<Rendered>
}

/** A notice, or one buzz of it, that this person cannot get: the platform refuses it or he has no account. */
export interface FailedNotice {
  readonly notice: DueNotice
  readonly channel: Channel
  /** The notice whose card a buzz should have rung; the notice itself for a card. */
  readonly card: string
  /** A code of reasons.ts or of the platform. */
  readonly reason: string
}

export interface SendTarget {
  readonly appId: string
  readonly openId: string
}

/** Outcome of one call to the platform, already classified. */
export type DeliveryOutcome =
  /** `instead`: the platform refused the card as it was, and the person got a plain one that says where to look. */
  | { readonly outcome: 'done'; readonly messageId?: string; readonly chatId?: string; readonly instead?: string }
  /** Try again: after `waitMs` of machine time. */
  | { readonly outcome: 'later'; readonly waitMs: number; readonly reason: string }
  /** This person cannot be reached on this channel. */
  | { readonly outcome: 'unreachable'; readonly reason: string }
  /** The platform may or may not have taken it: only the same uuid within the hour is safe. */
  | { readonly outcome: 'unknown'; readonly reason: string }
  /** Our fault: told to the operator. */
  | { readonly outcome: 'refused'; readonly reason: string }
  /** Nothing was called: another worker has it by now. */
  | { readonly outcome: 'lost' }

/** What a call has to respect besides the platform's limits. */
export interface SendGuard {
  /** Asked as the last thing before the call. */
  readonly stillOurs: () => Promise<boolean>
  /** Who waits for the same limit is let through in this order; nobody waits for ever. */
  readonly urgency: Urgency
}

/** A card that went out long ago without an answer. */
export interface Sought {
  /** The `uuid` it went out with. */
  readonly uuid: string
  readonly chatId: string
  readonly from: Date
  readonly to: Date
}

/** Whether a card is in a chat. `impossible`: the platform cannot be asked, or cannot tell. */
export type Finding =
  | { readonly found: 'there'; readonly messageId: string }
  | { readonly found: 'absent' }
  | { readonly found: 'later'; readonly waitMs: number; readonly reason: string }
  | { readonly found: 'impossible'; readonly reason: string }

/** The way out to the platform; implemented by feishu/. */
export interface Deliverer {
  send(target: SendTarget, card: Record<string, unknown>, uuid: string, guard: SendGuard): Promise<DeliveryOutcome>
  update(appId: string, messageId: string, card: Record<string, unknown>): Promise<DeliveryOutcome>
  buzz(target: SendTarget, messageId: string, channel: Exclude<Channel, 'card'>, guard: SendGuard): Promise<DeliveryOutcome>
  /** Looks for a card by the mark {@link Deliverer.send} put into it. */
  find(appId: string, sought: Sought): Promise<Finding>
}

/** Something that does not mend itself; the same `dedupeKey` is told once. */
export interface OperatorMatter {
  readonly matter: string
  readonly text: string
  readonly dedupeKey: string
}

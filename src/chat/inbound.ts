/** What can arrive from a person, in our own words; feishu/normalize makes it, chat/ answers it. */
interface InboundBase {
  /** Idempotency key: `message:<message_id>` for messages, `event:<event_id>` for the rest. */
  readonly key: string
  readonly appId: string
  readonly tenantKey: string
  readonly openId: string
  readonly at: Date
}

export interface InboundMessage extends InboundBase {
  readonly kind: 'message'
  readonly messageId: string
  readonly chatId: string
  readonly chatType: 'p2p' | 'group'
  readonly content:
    | { readonly type: 'text'; readonly text: string }
    | { readonly type: 'image'; readonly imageKey: string }
    | { readonly type: 'file'; readonly fileKey: string; readonly fileName: string }
    | { readonly type: 'location'; readonly name: string; readonly latitude: number; readonly longitude: number }
    | { readonly type: 'post'; readonly text: string; readonly imageKeys: readonly string[] }
    /** audio, sticker, media, merge_forward, share_chat …: answered, never parsed. */
    | { readonly type: 'other'; readonly messageType: string }
}

export interface InboundPress extends InboundBase {
  readonly kind: 'press'
  /** element_id or name of the component; a registered action or it is refused. */
  readonly action: string
  readonly value: Readonly<Record<string, unknown>>
  readonly form: Readonly<Record<string, unknown>>
  readonly messageId: string
  readonly chatId: string
}

export interface InboundMenu extends InboundBase {
  readonly kind: 'menu'
  readonly eventKey: string
}

export interface InboundEntered extends InboundBase {
  readonly kind: 'entered'
  readonly chatId: string
}

export interface InboundRead extends InboundBase {
  readonly kind: 'read'
  readonly messageIds: readonly string[]
}

export interface InboundRecalled extends InboundBase {
  readonly kind: 'recalled'
  readonly messageId: string
  readonly chatId: string
}

/** A person left the tenant: access ends at once and what waited is passed on. */
export interface InboundLeft extends InboundBase {
  readonly kind: 'left'
}

export type Inbound = InboundMessage | InboundPress | InboundMenu | InboundEntered | InboundRead | InboundRecalled | InboundLeft

/** What came longer after it happened is late: the platform repeats events for seven hours. A setting of ours. */
const lateAfterMs = 3_600_000

/** Whether something came so long after it happened that its person may be elsewhere by now. Both times are practice time. */
export const isLate = ({ at }: Pick<Inbound, 'at'>, receivedAt: Date): boolean => receivedAt.getTime() - at.getTime() > lateAfterMs

/** The synchronous answer to a press: always something, so the client never shows an error. */
export interface PressAnswer {
  readonly toast?: { readonly type: 'success' | 'info' | 'warning' | 'error'; readonly content: string }
  readonly card?: Record<string, unknown>
}

/** A message the bot sends in answer to one that came in. */
export interface Reply {
  readonly appId: string
  readonly to: { readonly openId: string } | { readonly chatId: string }
  readonly card: Record<string, unknown>
  /** Derived from the inbound key, so that a repeat of the event sends nothing twice. */
  readonly uuid: string
}

/** Bytes of a picture or file somebody sent; fetched, bounded and handed in by feishu/files. */
export type FetchResource = (resource: {
  appId: string
  messageId: string
  key: string
  type: 'image' | 'file'
}) => Promise<{ bytes: Uint8Array; mediaType: string }>

/** The door into chat/: implemented there, called by feishu/. */
export interface Conversation {
  /** Answers a press inside the 3 s. */
  press(press: InboundPress): Promise<PressAnswer>
  /** Says in a message of its own what the answer to a press could not: it came too late, or its card could not be shown. */
  follow(press: InboundPress, answer: PressAnswer): Promise<void>
  /** Handles anything else; replies are sent through the sender given at construction. */
  handle(inbound: Exclude<Inbound, InboundPress>): Promise<void>
  /** Tells the person that something they sent could not be handled and what to do. */
  apologise(inbound: Inbound): Promise<void>
}

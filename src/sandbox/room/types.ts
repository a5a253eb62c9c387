import type { UrgentChannel } from '../feed.ts'

export type Tenant = { readonly tenantKey: string; readonly name: string }

/** A self-built app and its bot. */
export type App = {
  readonly appId: string
  readonly appSecret: string
  readonly name: string
  readonly tenantKey: string
  /** open_id of the bot itself. */
  readonly botOpenId: string
  readonly availability: 'all' | ReadonlySet<string>
  readonly scopes: ReadonlySet<string> | null
  readonly encryptKey: string | undefined
  /** Empty when the app has none. */
  readonly verificationToken: string
}

/** One account of a person in one tenant. */
export type Person = {
  readonly openId: string
  readonly unionId: string
  readonly name: string
  readonly mobile: string | null
  readonly tenantKey: string
  /** The tenant's app, under which `openId` is valid; null in a tenant without one. */
  readonly appId: string | null
  resigned: boolean
  /** Has stopped the bot: sends to the direct chat are refused with 230053. */
  stoppedBot: boolean
  /** Outside the availability scope by choice of the room: 230013. */
  unavailable: boolean
  /** Platform code with which a buzz of that channel is refused (230023, 230024 …). */
  urgentRefusals: Partial<Record<UrgentChannel, number>>
}

export type Chat = {
  readonly chatId: string
  readonly chatType: 'p2p' | 'group'
  readonly tenantKey: string
  /** The app whose bot may be in it; null in a tenant without an app. */
  readonly appId: string | null
  name: string
  bot: boolean
  dissolved: boolean
  readonly members: Set<string>
  lastMessageId: string | null
}

export type Mention = { readonly key: string; readonly openId: string; readonly name: string; readonly bot: boolean }

export type Json = Record<string, unknown>

export type Message = {
  /** Position in the room; grows by one. */
  readonly seq: number
  readonly messageId: string
  readonly chatId: string
  readonly sender: { readonly type: 'user' | 'app'; readonly id: string; readonly name: string }
  readonly msgType: string
  /** Parsed content; for a card its JSON as it stands now. Replaced, never changed in place. */
  content: Json
  readonly createdAtMs: number
  /** Strictly growing over the room, so that "changed since" misses nothing. */
  updatedAtMs: number
  state: 'shown' | 'recalled' | 'deleted'
  edits: number
  readonly parentId: string | null
  readonly rootId: string | null
  readonly mentions: readonly Mention[]
  readonly urgent: { readonly channel: UrgentChannel; readonly openIds: string[] }[]
  /** Account → practice instant (ms) of reading. */
  readonly readAtMs: Record<string, number>
  /** Message this one is a forwarded copy of. */
  readonly forwardOf: string | null
  /** Account the card came from, kept when it is forwarded: callbacks go to its app. */
  readonly cardAppId: string | null
  /** Entity of cardkit the card is an instance of. */
  readonly cardId: string | null
}

/** Bytes of a picture or file. */
export type Resource = {
  readonly key: string
  readonly kind: 'image' | 'file'
  readonly name: string
  readonly mime: string
  readonly bytes: Buffer
  /** The app that uploaded it; null when a person sent it. */
  readonly appId: string | null
}

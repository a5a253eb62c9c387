/** The JSON that a bot receives: schema 2.0 (event-subscription-guide/event-subscriptions/uUTNz4SN1MjL1UzM). */
export type Envelope = {
  readonly schema: '2.0'
  readonly header: {
    readonly event_id: string
    readonly event_type: string
    /** Milliseconds, 13 digits. */
    readonly create_time: string
    readonly token: string
    readonly app_id: string
    readonly tenant_key: string
  }
  readonly event: Readonly<Record<string, unknown>>
}

/**
 * What came of one push.
 *
 * `answer` is the bot's answer to a callback, undefined when the acknowledgement carried none.
 */
export type PushOutcome =
  | { readonly kind: 'acknowledged'; readonly answer: unknown }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'timeout' }
  /** The connection broke before an answer came, or never came about. */
  | { readonly kind: 'broken' }
  | { readonly kind: 'nobody' }

export type PushOptions = {
  /** Sent, but whatever comes back is not heard. */
  readonly deaf?: boolean
  /** Sends only the first part of the payload. */
  readonly truncate?: boolean
  /** Signs wrongly; the long connection signs nothing. */
  readonly badSignature?: boolean
}

/** A way to a bot: the long connection or webhooks. */
export interface Transport {
  push(appId: string, envelope: Envelope, options?: PushOptions): Promise<PushOutcome>
}

import { EventEmitter } from 'node:events'

import type { MessageView } from './room/message-view.ts'
import type { TrafficEntry } from './traffic.ts'

export type UrgentChannel = 'app' | 'sms' | 'phone'

/** What a client shows for a moment after a press. */
export type Toast = {
  readonly type: 'info' | 'success' | 'error' | 'warning'
  readonly content: string
  readonly i18n?: Readonly<Record<string, string>>
}

/**
 * What happens in the room, by event name; each is sent as one Server-Sent Event with this object as JSON data.
 *
 * `openIds` are the people who see it. A message's `urgent` and `read` differ by person, so `message` and `update` carry
 * neither of another person: they are the view of nobody in particular (`urgent: []`, `read: false`); `urgent` and `read` tell the rest.
 */
export type FeedEvents = {
  message: { readonly openIds: readonly string[]; readonly message: MessageView }
  update: { readonly openIds: readonly string[]; readonly message: MessageView }
  toast: { readonly openId: string; readonly messageId: string; readonly toast: Toast }
  read: { readonly openId: string; readonly messageId: string; readonly chatId: string; readonly readAt: string }
  urgent: { readonly openIds: readonly string[]; readonly messageId: string; readonly chatId: string; readonly channel: UrgentChannel }
  clock: { readonly now: string }
  people: { readonly openId: string; readonly change: 'joined' | 'left' | 'changed' }
  chat: { readonly chatId: string; readonly openIds: readonly string[]; readonly change: 'created' | 'members' }
  traffic: TrafficEntry
  reset: Record<string, never>
}

export type FeedName = keyof FeedEvents

/** The room's live feed: everything a page needs to stay up to date without asking again. */
export class Feed {
  readonly #emitter = new EventEmitter()

  constructor() {
    this.#emitter.setMaxListeners(0)
  }

  emit<Name extends FeedName>(name: Name, data: FeedEvents[Name]): void {
    this.#emitter.emit('any', name, data)
  }

  /** Calls `listener` for every event until the returned function is called. */
  listen(listener: <Name extends FeedName>(name: Name, data: FeedEvents[Name]) => void): () => void {
    this.#emitter.on('any', listener)
    return () => {
      this.#emitter.off('any', listener)
    }
  }
}

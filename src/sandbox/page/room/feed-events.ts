import { feedUrl } from './http.ts'
import type { Message, PressAnswer, UrgentKind } from './wire.ts'

/** One exchange between the bot and the platform, as the stream tells it. */
export interface Traffic {
  seq: number
  at: string
  direction: 'call' | 'event' | 'callback'
  appId: string | null
  method: string
  path: string
  status: number | null
  code: number | null
  durationMs: number
  note: string | null
  request?: unknown
  response?: unknown
}

/** What the stream says, by event name. */
export interface FeedEvents {
  message: { openIds: string[]; message: Message }
  update: { openIds: string[]; message: Message }
  toast: { openId: string; messageId: string; toast: NonNullable<PressAnswer['toast']> }
  read: { openId: string; messageId: string; chatId: string }
  urgent: { openIds: string[]; messageId: string; chatId: string; channel: UrgentKind }
  clock: { now: string }
  people: { openId: string }
  chat: { chatId: string; openIds: string[] }
  traffic: Traffic
  reset: Record<string, never>
}

export type FeedHandlers = { [Name in keyof FeedEvents]: (data: FeedEvents[Name]) => void }

/**
 * Listens to the room. The browser reconnects by itself; what was missed meanwhile must be asked for.
 *
 * @param onState - called with true at every (re)connection and with false when the stream breaks.
 * @returns ends the listening.
 */
export function listenToFeed(handlers: FeedHandlers, onState: (connected: boolean) => void): () => void {
  const source = new EventSource(feedUrl())
  source.onopen = () => onState(true)
  source.onerror = () => onState(false)
  for (const name of Object.keys(handlers) as (keyof FeedEvents)[]) listenTo(source, name, handlers[name] as (data: unknown) => void)
  return () => source.close()
}

function listenTo(source: EventSource, name: keyof FeedEvents, handle: (data: unknown) => void): void {
  source.addEventListener(name, (event) => {
    if (event instanceof MessageEvent && typeof event.data === 'string') handle(JSON.parse(event.data))
  })
}

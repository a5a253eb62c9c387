/** Shapes of the control API as the page reads them. Times are ISO strings in UTC. */

export interface OrgContext {
  orgId: string
  org: { name: string; kind: string; regionCode: string }
  roles: string[]
}

export interface Person {
  openId: string
  name: string
  mobile: string | null
  tenantKey: string
  appId: string
  contexts: OrgContext[]
}

export type UrgentKind = 'app' | 'sms' | 'phone'

export interface Message {
  messageId: string
  chatId: string
  chatType: 'p2p' | 'group'
  sender: { type: 'user' | 'app'; id: string; name: string }
  msgType: string
  /** The parsed object; its shape follows from `msgType`. */
  content: unknown
  createdAt: string
  updatedAt: string
  recalled: boolean
  urgent: UrgentKind[]
  read: boolean
}

export interface Chat {
  chatId: string
  chatType: 'p2p' | 'group'
  name: string
  unread: number
  /** True when the bot is in it. */
  bot: boolean
  lastMessage?: Message | null
  members: { openId: string; name: string }[]
}

export type ToastType = 'info' | 'success' | 'error' | 'warning'

export interface PressAnswer {
  status: 'ok' | 'error'
  code?: string | number
  toast?: { type?: ToastType; content?: string; i18n?: Record<string, string> }
  card?: unknown
  elapsedMs: number
}

export interface Press {
  messageId: string
  target: string
  value?: unknown
  formValue?: Record<string, unknown>
  confirm?: boolean
}

export type Outgoing =
  | { text: string }
  | { image: { base64: string; name: string } }
  | { file: { base64: string; name: string } }
  | { location: { latitude: number; longitude: number; name: string } }
  | { audio: { durationMs: number } }
  | { sticker: Record<string, never> }

import { z } from 'zod'

import { faultSchema } from '../faults.ts'

const channel = z.enum(['app', 'sms', 'phone'])

const person = z.object({
  openId: z.string(),
  unionId: z.string(),
  name: z.string(),
  mobile: z.string().nullable(),
  tenantKey: z.string(),
  appId: z.string().nullable(),
  resigned: z.boolean(),
  stoppedBot: z.boolean(),
  unavailable: z.boolean(),
  urgentRefusals: z.partialRecord(channel, z.number()),
})
const chat = z.object({
  chatId: z.string(),
  chatType: z.enum(['p2p', 'group']),
  tenantKey: z.string(),
  appId: z.string().nullable(),
  name: z.string(),
  bot: z.boolean(),
  dissolved: z.boolean(),
  members: z.array(z.string()),
})
const message = z.object({
  seq: z.number(),
  messageId: z.string(),
  chatId: z.string(),
  sender: z.object({ type: z.enum(['user', 'app']), id: z.string(), name: z.string() }),
  msgType: z.string(),
  content: z.record(z.string(), z.unknown()),
  createdAtMs: z.number(),
  updatedAtMs: z.number(),
  state: z.enum(['shown', 'recalled', 'deleted']),
  edits: z.number(),
  parentId: z.string().nullable(),
  rootId: z.string().nullable(),
  mentions: z.array(z.object({ key: z.string(), openId: z.string(), name: z.string(), bot: z.boolean() })),
  urgent: z.array(z.object({ channel, openIds: z.array(z.string()) })),
  readAtMs: z.record(z.string(), z.number()),
  forwardOf: z.string().nullable(),
  cardAppId: z.string().nullable(),
  cardId: z.string().nullable(),
})
const resource = z.object({
  key: z.string().regex(/^[\w-]+$/),
  kind: z.enum(['image', 'file']),
  name: z.string(),
  mime: z.string(),
  appId: z.string().nullable(),
})
const envelope = z.object({
  schema: z.literal('2.0'),
  header: z.object({
    event_id: z.string(),
    event_type: z.string(),
    create_time: z.string(),
    token: z.string(),
    app_id: z.string(),
    tenant_key: z.string(),
  }),
  event: z.record(z.string(), z.unknown()),
})

const json = z.record(z.string(), z.unknown())
const token = z.object({ token: z.string(), appId: z.string(), expiresAtMs: z.number() })
const cardToken = z.object({ token: z.string(), appId: z.string(), messageId: z.string(), expiresAtMs: z.number(), uses: z.number() })
const cardEntity = z.object({
  cardId: z.string(),
  appId: z.string(),
  createdAtMs: z.number(),
  card: json,
  sequence: z.number(),
  messageId: z.string().nullable(),
})

/** One line of a kept room; a later line replaces an earlier one of the same thing. */
export const recordSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('clock'), offsetMs: z.number() }),
  z.object({ is: z.literal('person'), person }),
  z.object({ is: z.literal('chat'), chat }),
  z.object({ is: z.literal('message'), message }),
  /** Who was in the chat when the message came. */
  z.object({ is: z.literal('seen'), messageId: z.string(), openIds: z.array(z.string()) }),
  z.object({ is: z.literal('resource'), resource }),
  z.object({ is: z.literal('uuid'), key: z.string(), messageId: z.string(), atMs: z.number() }),
  z.object({ is: z.literal('webhook'), appId: z.string(), url: z.string().nullable() }),
  z.object({ is: z.literal('faults'), faults: z.array(faultSchema.safeExtend({ hits: z.number() })) }),
  z.object({ is: z.literal('token'), token }),
  z.object({ is: z.literal('card token'), token: cardToken }),
  z.object({ is: z.literal('card entity'), entity: cardEntity }),
  z.object({ is: z.literal('waiting'), events: z.array(z.object({ envelope, attempt: z.number(), dueAtMs: z.number() })) }),
])

export type KeptRecord = z.output<typeof recordSchema>

/** What a record replaces. */
export function keyOf(record: KeptRecord): string {
  switch (record.is) {
    case 'clock':
    case 'waiting':
    case 'faults':
      return record.is
    case 'person':
      return `person ${record.person.openId}`
    case 'chat':
      return `chat ${record.chat.chatId}`
    case 'message':
      return `message ${record.message.messageId}`
    case 'seen':
      return `seen ${record.messageId}`
    case 'resource':
      return `resource ${record.resource.key}`
    case 'uuid':
      return `uuid ${record.key}`
    case 'webhook':
      return `webhook ${record.appId}`
    case 'token':
    case 'card token':
      return `${record.is} ${record.token.token}`
    case 'card entity':
      return `card entity ${record.entity.cardId}`
  }
}

/** A uuid sends one message within an hour (im-v1/message/create); what is older is not looked up again. */
const uuidRememberedMs = 3_600_000

/** True when nothing asks for the record any more: it need not be kept over another run. */
export function isOutlived(record: KeptRecord, now: Date): boolean {
  if (record.is === 'uuid') return record.atMs + uuidRememberedMs <= now.getTime()
  if (record.is === 'token' || record.is === 'card token') return record.token.expiresAtMs <= now.getTime()
  return false
}

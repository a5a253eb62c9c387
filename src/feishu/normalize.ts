import { z } from 'zod'
import type { Inbound, InboundMessage } from '../chat/inbound.ts'
import { readContent } from './message-content.ts'

/** The envelope as the SDK's dispatcher hands it over: header and event flattened into one object. */
const envelope = z
  .object({
    event_id: z.string().optional(),
    event_type: z.string(),
    app_id: z.string(),
    tenant_key: z.string().default(''),
    create_time: z.string().optional(),
  })
  .loose()

const ids = z.object({ open_id: z.string() }).loose()

const shapes = {
  'im.message.receive_v1': z.object({
    sender: z.object({ sender_id: ids, sender_type: z.string(), tenant_key: z.string().optional() }).loose(),
    message: z
      .object({
        message_id: z.string(),
        chat_id: z.string(),
        chat_type: z.enum(['p2p', 'group']),
        message_type: z.string(),
        content: z.string(),
        create_time: z.string().optional(),
        mentions: z.array(z.object({ key: z.string() }).loose()).optional(),
      })
      .loose(),
  }),
  'card.action.trigger': z.object({
    operator: z.object({ open_id: z.string(), tenant_key: z.string().optional() }).loose(),
    action: z
      .object({
        value: z.union([z.record(z.string(), z.unknown()), z.string()]).optional(),
        name: z.string().optional(),
        form_value: z.record(z.string(), z.unknown()).optional(),
        option: z.string().optional(),
        checked: z.boolean().optional(),
        input_value: z.string().optional(),
      })
      .loose(),
    context: z
      .object({ open_message_id: z.string().default(''), open_chat_id: z.string().default('') })
      .loose()
      .optional(),
  }),
  'application.bot.menu_v6': z.object({ operator: z.object({ operator_id: ids }).loose(), event_key: z.string() }),
  'im.chat.access_event.bot_p2p_chat_entered_v1': z.object({ chat_id: z.string(), operator_id: ids }),
  'im.message.message_read_v1': z.object({
    reader: z.object({ reader_id: ids, read_time: z.string().optional() }).loose(),
    message_id_list: z.array(z.string()),
  }),
  'im.message.recalled_v1': z.object({ message_id: z.string(), chat_id: z.string(), operator_id: ids.optional() }).loose(),
  'contact.user.deleted_v3': z.object({ object: ids }),
} as const

export const eventTypes = Object.keys(shapes) as (keyof typeof shapes)[]

/**
 * An event in our own words.
 *
 * @param received - used when the event carries no time of its own.
 * @param dropped - told why an event was dropped that cannot be told from its repeats.
 * @returns null for events nobody here has a use for (a message another bot wrote), and for dropped ones.
 * @throws ZodError when the platform's shape is not as documented.
 * @see im-v1/message/events/receive, cardkit-v1/card-callback-communication, bot-v3/events/menu, contact-v3/user/events/deleted
 */
export function normalize(raw: unknown, received: Date, dropped: (reason: string, eventType: string) => void): Inbound | null {
  const header = envelope.parse(raw)
  const base = { appId: header.app_id, tenantKey: header.tenant_key, at: eventTime(header.create_time) ?? received }
  if (header.event_type === 'im.message.receive_v1') return message(shapes['im.message.receive_v1'].parse(raw), base)
  if (!header.event_id) {
    dropped('no event_id', header.event_type)
    return null
  }
  const key = `event:${header.event_id}`
  switch (header.event_type) {
    case 'card.action.trigger':
      return press(shapes['card.action.trigger'].parse(raw), { ...base, key })
    case 'application.bot.menu_v6': {
      const event = shapes['application.bot.menu_v6'].parse(raw)
      return { ...base, key, kind: 'menu', openId: event.operator.operator_id.open_id, eventKey: event.event_key }
    }
    case 'im.chat.access_event.bot_p2p_chat_entered_v1': {
      const event = shapes['im.chat.access_event.bot_p2p_chat_entered_v1'].parse(raw)
      return { ...base, key, kind: 'entered', openId: event.operator_id.open_id, chatId: event.chat_id }
    }
    case 'im.message.message_read_v1': {
      const event = shapes['im.message.message_read_v1'].parse(raw)
      return { ...base, key, kind: 'read', openId: event.reader.reader_id.open_id, messageIds: event.message_id_list }
    }
    case 'im.message.recalled_v1': {
      const event = shapes['im.message.recalled_v1'].parse(raw)
      return {
        ...base,
        key,
        kind: 'recalled',
        openId: event.operator_id?.open_id ?? '',
        messageId: event.message_id,
        chatId: event.chat_id,
      }
    }
    case 'contact.user.deleted_v3':
      return { ...base, key, kind: 'left', openId: shapes['contact.user.deleted_v3'].parse(raw).object.open_id }
    default:
      return null
  }
}

type Base = Pick<Inbound, 'appId' | 'tenantKey' | 'at'>

function message(event: z.infer<(typeof shapes)['im.message.receive_v1']>, base: Base): InboundMessage | null {
  if (event.sender.sender_type !== 'user') return null
  const { message_id: messageId, chat_id: chatId, chat_type: chatType } = event.message
  return {
    ...base,
    // The receive page asks to tell repeats by message_id, not by event_id.
    key: `message:${messageId}`,
    kind: 'message',
    at: eventTime(event.message.create_time) ?? base.at,
    openId: event.sender.sender_id.open_id,
    messageId,
    chatId,
    chatType,
    content: readContent(event.message.message_type, event.message.content),
  }
}

function press(event: z.infer<(typeof shapes)['card.action.trigger']>, base: Base & { key: string }): Inbound {
  const { action, operator, context } = event
  const value = typeof action.value === 'object' ? action.value : {}
  const typed = [action.option, action.checked, action.input_value].find((given) => given !== undefined)
  return {
    ...base,
    kind: 'press',
    openId: operator.open_id,
    action: actionName(value.action, action.name, action.option),
    value: typed === undefined ? value : { ...value, picked: typed },
    form: action.form_value ?? {},
    messageId: context?.open_message_id ?? '',
    chatId: context?.open_chat_id ?? '',
  }
}

/** The platform names only components inside forms, so the value carries the action; of a 「…」 menu it is the option picked. */
function actionName(...candidates: unknown[]): string {
  const named = candidates.find((name): name is string => typeof name === 'string' && name !== '')
  return named ?? ''
}

/** Milliseconds on event pages, microseconds on the generic page: told apart by length. */
function eventTime(text: string | undefined): Date | null {
  if (!text || !/^\d{13,16}$/.test(text)) return null
  return new Date(Number(text.slice(0, 13)))
}

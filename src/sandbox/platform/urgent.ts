import { z } from 'zod'

import type { UrgentChannel } from '../feed.ts'
import type { Person } from '../room/types.ts'
import type { World } from '../world.ts'
import { type ApiAnswer, type ApiCall, type Endpoint, param, parse } from './endpoint.ts'
import { refuse, refuseWith } from './errors.ts'
import { isOlderThan, ownMessage } from './message-access.ts'
import { isAvailable, personById } from './recipients.ts'

/** At most 200 people a call; read receipts are kept 7 days (im-v1/buzz-messages, im-v1/message/read_users). */
const urgentInput = z.object({ user_id_list: z.array(z.string()).min(1).max(200) })
const receiptDays = 7
/** A person with more than 200 unread buzzes takes no further one. */
const mostUnreadBuzzes = 200

/** `PATCH /im/v1/messages/:message_id/urgent_*`: buzzes people about a message of the bot. */
function buzz(channel: UrgentChannel): Endpoint['handle'] {
  return (world, call) => {
    const { user_id_list: ids } = parse(urgentInput, call.body)
    const message = ownMessage(world, call.app, param(call, 'message_id'))
    const members = world.room.chats.get(message.chatId)?.members ?? new Set()
    const idType = call.query.get('user_id_type') ?? 'open_id'
    const reached: string[] = []
    const invalid: string[] = []
    for (const id of ids) {
      const person = personById(world, call.app, idType, id)
      if (!person || person.resigned || !members.has(person.openId) || !isAvailable(call.app, person)) invalid.push(id)
      else {
        requireBuzzable(world, person, channel)
        reached.push(person.openId)
      }
    }
    if (reached.length > 0) world.room.messages.buzz(message, channel, reached)
    return { data: { invalid_user_id_list: invalid } }
  }
}

function requireBuzzable(world: World, person: Person, channel: UrgentChannel): void {
  const refusal = person.urgentRefusals[channel]
  if (refusal !== undefined) throw refuseWith(refusal)
  if (world.room.messages.unreadBuzzes(person.openId) >= mostUnreadBuzzes) throw refuse(230023)
}

const pageInput = z.object({
  page_size: z.coerce.number().int().min(1).max(100).default(20),
  page_token: z.coerce.number().int().min(0).default(0),
})

/** `GET /im/v1/messages/:message_id/read_users`. */
function readUsers(world: World, call: ApiCall): ApiAnswer {
  const { page_size: size, page_token: start } = parse(pageInput, Object.fromEntries([...call.query].filter(([, value]) => value !== '')))
  const message = ownMessage(world, call.app, param(call, 'message_id'))
  if (isOlderThan(world, message, receiptDays)) throw refuse(230033)
  const idType = call.query.get('user_id_type') ?? 'open_id'
  const all = Object.entries(message.readAtMs).flatMap(([openId, at]) => {
    const person = world.room.people.get(openId)
    const id = idType === 'union_id' ? person?.unionId : openId
    return person ? [{ user_id_type: idType, user_id: id, timestamp: String(at), tenant_key: person.tenantKey }] : []
  })
  const hasMore = all.length > start + size
  return { data: { items: all.slice(start, start + size), has_more: hasMore, page_token: hasMore ? String(start + size) : '' } }
}

const path = '/open-apis/im/v1/messages/:message_id'

export const urgentEndpoints: readonly Endpoint[] = [
  { method: 'PATCH', path: `${path}/urgent_app`, scopes: ['im:message.urgent', 'im:message.urgent:app_send'], handle: buzz('app') },
  { method: 'PATCH', path: `${path}/urgent_sms`, scopes: ['im:message.urgent:sms'], handle: buzz('sms') },
  { method: 'PATCH', path: `${path}/urgent_phone`, scopes: ['im:message.urgent:phone'], handle: buzz('phone') },
  { method: 'GET', path: `${path}/read_users`, scopes: ['im:message', 'im:message:readonly'], handle: readUsers },
]

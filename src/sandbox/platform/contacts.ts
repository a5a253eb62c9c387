import { z } from 'zod'

import type { Json, Person } from '../room/types.ts'
import { type Endpoint, param, parse } from './endpoint.ts'
import { PlatformError } from './errors.ts'
import { personById } from './recipients.ts'

const lookup = z.object({
  emails: z.array(z.string()).max(50).optional(),
  mobiles: z.array(z.string()).max(50).optional(),
  include_resigned: z.boolean().optional(),
})

/** Status block of a contact (contact-v3/user/get). */
export function contactStatus(person: Person): Json {
  return { is_frozen: false, is_resigned: person.resigned, is_activated: true, is_exited: false, is_unjoin: false }
}

/** A contact as get and the contact events show it; fields the room does not keep are left out. */
export function contact(person: Person): Json {
  return {
    open_id: person.openId,
    union_id: person.unionId,
    name: person.name,
    ...(person.mobile === null ? {} : { mobile: person.mobile }),
    gender: 0,
    avatar: {},
    status: contactStatus(person),
    department_ids: ['0'],
  }
}

export const contactEndpoints: readonly Endpoint[] = [
  {
    // An unknown address is answered with an entry that has no user_id (contact-v3/user/batch_get_id).
    method: 'POST',
    path: '/open-apis/contact/v3/users/batch_get_id',
    scopes: ['contact:user.id:readonly'],
    handle: (world, call) => {
      const body = parse(lookup, call.body)
      const emails = (body.emails ?? []).map((email) => ({ email }))
      const mobiles = (body.mobiles ?? []).map((mobile) => {
        const person = world.room.personByMobile(call.app.tenantKey, mobile.replace(/^\+86/, ''))
        if (!person || (person.resigned && body.include_resigned !== true)) return { mobile }
        const userId = call.query.get('user_id_type') === 'union_id' ? person.unionId : person.openId
        return { user_id: userId, mobile, status: contactStatus(person) }
      })
      return { data: { user_list: [...emails, ...mobiles] } }
    },
  },
  {
    method: 'GET',
    path: '/open-apis/contact/v3/users/:user_id',
    scopes: ['contact:contact.base:readonly', 'contact:contact:readonly_as_app', 'contact:contact:readonly'],
    handle: (world, call) => {
      const person = personById(world, call.app, call.query.get('user_id_type') ?? 'open_id', param(call, 'user_id'))
      if (!person) throw new PlatformError(99992351, 'not a valid {open_id}: the id does not exist or belongs to another app')
      return { data: { user: contact(person) } }
    },
  },
]

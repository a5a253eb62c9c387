import { z } from 'zod'

import type { PersonContext } from '../participant.ts'
import { tellResigned } from '../people-events.ts'
import type { Json, Person } from '../room/types.ts'
import { ControlError, parseInput } from './errors.ts'
import { findPerson } from './find-person.ts'
import type { Control, ControlRouter } from './routes.ts'

const newPerson = z.strictObject({ name: z.string().min(1), tenantKey: z.string(), mobile: z.string().optional() })
const settings = z.strictObject({
  /** The person has stopped the bot: 230053. */
  stoppedBot: z.boolean().optional(),
  /** Outside the availability scope: 230013. */
  unavailable: z.boolean().optional(),
  /** Platform code with which a buzz of a channel is refused, 0 to allow it again. */
  urgentRefusals: z
    .strictObject({ app: z.number().int().optional(), sms: z.number().int().optional(), phone: z.number().int().optional() })
    .optional(),
})

/** Who is in the room: list, join, change, resign. */
export function peopleRoutes(router: ControlRouter, { world, turner }: Control): void {
  const show = async (person: Person): Promise<Json> => {
    const contexts: PersonContext[] = []
    for (const participant of turner.participants) contexts.push(...(await participant.contexts(person.openId)))
    const { openId, name, mobile, tenantKey, appId } = person
    return { openId, name, mobile, tenantKey, appId, contexts, org: contexts[0]?.org ?? null, roles: contexts[0]?.roles ?? [] }
  }

  router.get('/people', async (ctx) => {
    ctx.body = await Promise.all([...world.room.people.values()].filter((person) => !person.resigned).map(show))
  })
  router.post('/people', async (ctx) => {
    const input = parseInput(newPerson, ctx.state.body)
    if (!world.room.tenants.has(input.tenantKey)) throw new ControlError(400, 'invalid_input', `no tenant ${input.tenantKey}`)
    const person = world.room.addPerson(input)
    world.feed.emit('people', { openId: person.openId, change: 'joined' })
    ctx.body = await show(person)
  })
  router.patch('/people/:openId', async (ctx) => {
    const person = findPerson(world, ctx.params.openId)
    const input = parseInput(settings, ctx.state.body)
    if (input.stoppedBot !== undefined) person.stoppedBot = input.stoppedBot
    if (input.unavailable !== undefined) person.unavailable = input.unavailable
    for (const channel of ['app', 'sms', 'phone'] as const) {
      const code = input.urgentRefusals?.[channel]
      if (code === 0) delete person.urgentRefusals[channel]
      else if (code !== undefined) person.urgentRefusals[channel] = code
    }
    world.feed.emit('people', { openId: person.openId, change: 'changed' })
    ctx.body = await show(person)
  })
  router.delete('/people/:openId', (ctx) => {
    const person = findPerson(world, ctx.params.openId)
    if (!person.resigned) {
      person.resigned = true
      for (const chat of world.room.chatsOf(person.openId)) if (chat.chatType === 'group') world.room.leave(chat, [person.openId])
      tellResigned(world, person)
      world.feed.emit('people', { openId: person.openId, change: 'left' })
    }
    ctx.body = {}
  })
}

import { z } from 'zod'

import { type Fault, faultSchema } from '../faults.ts'
import type { World } from '../world.ts'
import { ControlError, notFound, parseInput } from './errors.ts'
import { remoteParticipant } from './remote-participant.ts'
import type { Control, ControlRouter } from './routes.ts'

const trafficQuery = z.strictObject({ after: z.coerce.number().int().min(0).default(0) })
const participantInput = z.strictObject({ url: z.url({ protocol: /^https?$/ }), name: z.string().optional() })

/** Faults, traffic, files, participants, and emptying the room. */
export function roomRoutes(router: ControlRouter, { world, turner, reset }: Control): void {
  router.get('/faults', (ctx) => {
    ctx.body = world.faults.list()
  })
  router.put('/faults', (ctx) => {
    const faults = parseInput(z.array(faultSchema), ctx.state.body)
    for (const fault of faults) refuseStrange(world, fault)
    world.faults.replace(faults)
    ctx.body = world.faults.list()
  })
  router.get('/traffic', (ctx) => {
    ctx.body = world.traffic.list(parseInput(trafficQuery, ctx.query).after)
  })
  router.get('/resources/:key', (ctx) => {
    const resource = world.room.resources.get(ctx.params.key ?? '')
    if (!resource) throw notFound(`resource ${ctx.params.key}`)
    // What people upload is never run by the page: pictures are shown, everything else is downloaded.
    const isPicture = resource.mime.startsWith('image/')
    ctx.set('x-content-type-options', 'nosniff')
    ctx.set('cache-control', 'private, max-age=31536000, immutable')
    if (!isPicture) ctx.set('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(resource.name)}`)
    ctx.type = isPicture ? resource.mime : 'application/octet-stream'
    ctx.body = resource.bytes
  })
  router.post('/participants', (ctx) => {
    const { url, name } = parseInput(participantInput, ctx.state.body)
    turner.register(remoteParticipant(url, name ?? url))
    ctx.body = {}
  })
  router.post('/reset', async (ctx) => {
    await reset()
    ctx.body = {}
  })
}

/** @throws ControlError 400 for a fault that could never strike in this room. */
function refuseStrange({ room, webhooks }: World, { match, effect }: Fault): void {
  if (match.appId !== undefined && !room.apps.has(match.appId)) throw new ControlError(400, 'invalid_input', `no app ${match.appId}`)
  const concerned = match.appId === undefined ? [...room.apps.keys()] : [match.appId]
  if (effect === 'bad-signature' && !concerned.some((appId) => webhooks.urlOf(appId) !== undefined)) {
    const words = 'bad-signature needs an app with a webhook: the long connection signs nothing'
    throw new ControlError(400, 'invalid_input', words)
  }
}

import { z } from 'zod'

import { AddressRefused } from '../delivery/webhook.ts'
import type { App, Json } from '../room/types.ts'
import { ControlError, notFound, parseInput } from './errors.ts'
import type { Control, ControlRouter } from './routes.ts'

const webhookInput = z.strictObject({ url: z.string().nullable() })

/** The apps of the room and the way each takes events and callbacks. */
export function appRoutes(router: ControlRouter, { world, connections }: Control): void {
  const show = ({ appId, name, tenantKey }: App): Json => {
    return { appId, name, tenantKey, webhook: world.webhooks.urlOf(appId) ?? null, connections: connections.count(appId) }
  }
  router.get('/apps', (ctx) => {
    ctx.body = [...world.room.apps.values()].map(show)
  })
  router.put('/apps/:appId/webhook', async (ctx) => {
    const app = world.room.apps.get(ctx.params.appId ?? '')
    if (!app) throw notFound(`app ${ctx.params.appId}`)
    const { url } = parseInput(webhookInput, ctx.state.body)
    try {
      await world.webhooks.save(app.appId, url)
    } catch (error) {
      if (error instanceof AddressRefused) throw new ControlError(400, 'webhook_refused', error.message)
      throw error
    }
    ctx.body = show(app)
  })
}

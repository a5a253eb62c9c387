import Router from '@koa/router'

import type { LongConnectionDoor } from '../long-connection/endpoint.ts'
import type { World } from '../world.ts'
import { giveToken } from './auth.ts'
import { botEndpoints } from './bot.ts'
import { cardMessageEndpoints } from './card-messages.ts'
import { cardkitEndpoints } from './cardkit.ts'
import { chatEndpoints } from './chats.ts'
import { contactEndpoints } from './contacts.ts'
import type { Endpoint } from './endpoint.ts'
import { passGateway } from './gateway.ts'
import { messageEndpoints } from './messages.ts'
import { resourceEndpoints } from './resources.ts'
import { urgentEndpoints } from './urgent.ts'

const endpoints: readonly Endpoint[] = [
  ...messageEndpoints,
  ...cardMessageEndpoints,
  ...urgentEndpoints,
  ...resourceEndpoints,
  ...chatEndpoints,
  ...contactEndpoints,
  ...botEndpoints,
  ...cardkitEndpoints,
]

/** The open platform's HTTP API; what it does not know is answered as the real gateway does. */
export function platformRoutes(world: World, door: LongConnectionDoor): Router {
  const router = new Router()
  for (const kind of ['tenant_access_token', 'app_access_token']) {
    router.post(`/open-apis/auth/v3/${kind}/internal`, (ctx) => passGateway(world, ctx, null, (body) => giveToken(world, body)))
  }
  router.post('/callback/ws/endpoint', (ctx) => passGateway(world, ctx, null, (body) => door.open(body, ctx.host)))
  for (const endpoint of endpoints) {
    router.register(endpoint.path, [endpoint.method], (ctx) => passGateway(world, ctx, endpoint))
  }
  router.all('/open-apis/{*rest}', (ctx) => passGateway(world, ctx, null))
  return router
}

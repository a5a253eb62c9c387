import Router from '@koa/router'
import type { Middleware } from 'koa'

import { BodyTooLarge, parseJson, readBody } from '../http/read-body.ts'
import type { Connections } from '../long-connection/connections.ts'
import { PressRefusal } from '../press/refusal.ts'
import type { World } from '../world.ts'
import { appRoutes } from './app-routes.ts'
import { chatRoutes } from './chat-routes.ts'
import { clockRoutes } from './clock-routes.ts'
import type { ClockTurner } from './clock-turner.ts'
import { ControlError } from './errors.ts'
import { feedRoutes } from './feed-routes.ts'
import { lookRoutes } from './look-routes.ts'
import { loopbackOnly } from './loopback.ts'
import { peopleRoutes } from './people-routes.ts'
import { personActRoutes } from './person-act-routes.ts'
import { roomRoutes } from './room-routes.ts'

/** A picture in base64 grows by a third. */
const largestBody = 48 * 1024 * 1024

/** What the control routes are built from. */
export type Control = {
  readonly world: World
  readonly connections: Connections
  readonly turner: ClockTurner
  readonly reset: () => Promise<void>
}

/** Routes read their parsed body here. */
export type ControlState = { body: unknown }
export type ControlRouter = Router<ControlState>

/** The control API under `/sandbox/api`: people, their messages and presses, the clock, faults and traffic. */
export function controlRoutes(control: Control): ControlRouter {
  const router: ControlRouter = new Router({ prefix: '/sandbox/api' })
  router.use(answerErrors, loopbackOnly, readJson)
  for (const add of [appRoutes, peopleRoutes, personActRoutes, lookRoutes, chatRoutes, clockRoutes, roomRoutes, feedRoutes])
    add(router, control)
  router.all('/{*rest}', (ctx) => {
    throw new ControlError(404, 'not_found', `no such call: ${ctx.method} ${ctx.path}`)
  })
  return router
}

const answerErrors: Middleware = async (ctx, next) => {
  try {
    await next()
  } catch (error) {
    const refusal = asControlError(error)
    if (!refusal) throw error
    ctx.status = refusal.status
    const details = typeof refusal.details === 'object' && refusal.details !== null ? refusal.details : {}
    ctx.body = { error: { code: refusal.code, message: refusal.message, ...details } }
  }
}

function asControlError(error: unknown): ControlError | null {
  if (error instanceof ControlError) return error
  if (error instanceof BodyTooLarge) return new ControlError(413, 'too_large', error.message)
  if (!(error instanceof PressRefusal)) return null
  const status = { client: 400, 'bad-request': 400, 'not-found': 404, conflict: 409 }[error.kind]
  return new ControlError(status, error.code, error.message, error.details)
}

const readJson: Middleware<ControlState> = async (ctx, next) => {
  const body = parseJson(await readBody(ctx.req, largestBody))
  if (body === undefined) throw new ControlError(400, 'invalid_json', 'the body is no JSON')
  ctx.state.body = body
  await next()
}

import { timingSafeEqual } from 'node:crypto'

import { z } from 'zod'

import type { Json } from '../room/types.ts'
import type { World } from '../world.ts'
import { parse } from './endpoint.ts'
import { refuse } from './errors.ts'

const credentials = z.object({ app_id: z.string(), app_secret: z.string() })

/**
 * Answers `POST /open-apis/auth/v3/tenant_access_token/internal` (and the app token, which is the same for a self-built app).
 *
 * Every field is at the top level; a wrong secret is answered with HTTP 200 and a code.
 */
export function giveToken(world: World, body: unknown): Json {
  const { app_id: appId, app_secret: secret } = parse(credentials, body)
  const app = world.room.apps.get(appId)
  if (!app) return failure(10015)
  if (!isSame(app.appSecret, secret)) return failure(10014)
  const { token, expire } = world.tokens.issue(appId)
  return { code: 0, msg: 'ok', tenant_access_token: token, app_access_token: token, expire }
}

function failure(code: 10014 | 10015): Json {
  return { code, msg: refuse(code).message }
}

/** Compares secrets in constant time. */
export function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

import type { Context } from 'koa'
import { z } from 'zod'

import type { Fault } from '../faults.ts'
import { BodyTooLarge, parseJson, readBody } from '../http/read-body.ts'
import type { App, Json } from '../room/types.ts'
import type { World } from '../world.ts'
import type { ApiAnswer, Endpoint } from './endpoint.ts'
import { PlatformError, refuse, refuseWith } from './errors.ts'
import { ordinaryTier } from './limits.ts'

/** Largest upload is a file of 30 MB; the form around it needs a little more. */
const largestBody = 33 * 1024 * 1024

const whoAsks = z.object({ app_id: z.string().optional(), AppID: z.string().optional() })

type Exchange = { readonly logId: string; appId: string | null; code: number; request: unknown; response: unknown; note: string | null }

/** Runs a call through what the real gateway does before and after any API: log id, faults, token, rate limit, scope, envelope. */
export async function passGateway(world: World, ctx: Context, endpoint: Endpoint | null, open?: (body: unknown) => Json): Promise<void> {
  const startedAt = performance.now()
  const exchange: Exchange = { logId: world.ids.log(world.machine.now()), appId: null, code: 0, request: null, response: null, note: null }
  ctx.set('x-tt-logid', exchange.logId)
  ctx.set('x-request-id', exchange.logId)
  try {
    await answer(world, ctx, { endpoint, open, exchange })
  } catch (error) {
    writeError(ctx, exchange, error, world)
  }
  world.traffic.add({
    at: world.clock.now().toISOString(),
    direction: 'call',
    appId: exchange.appId,
    method: ctx.method,
    path: ctx.path,
    query: ctx.querystring,
    status: ctx.respond === false ? null : ctx.status,
    code: exchange.code,
    durationMs: Math.round(performance.now() - startedAt),
    logId: exchange.logId,
    note: exchange.note,
    request: exchange.request,
    response: exchange.response,
  })
}

type Passing = { readonly endpoint: Endpoint | null; readonly open: ((body: unknown) => Json) | undefined; readonly exchange: Exchange }

async function answer(world: World, ctx: Context, passing: Passing): Promise<void> {
  const { endpoint, open, exchange } = passing
  const raw = await readBody(ctx.req, largestBody)
  const contentType = ctx.get('content-type')
  const isForm = contentType.startsWith('multipart/')
  const body = isForm ? {} : parseJson(raw)
  exchange.request = isForm ? `(${raw.length} bytes)` : body
  const app = identify(world, ctx)
  exchange.appId = app?.appId ?? null
  const fault = world.faults.strike({ kind: 'call', path: ctx.path, method: ctx.method, appId: app?.appId ?? appNamed(body) })
  if (await isCutOff(fault, ctx, exchange)) return
  if (body === undefined) throw new PlatformError(99992402, 'invalid json')
  if (open) {
    ctx.body = exchange.response = open(body)
    return
  }
  if (!endpoint) {
    exchange.note ??= 'not offered here'
    throw new PlatformError(99991201, `can not find the api: ${ctx.method} ${ctx.path}`, { status: 404 })
  }
  if (!app) throw refuse(ctx.get('authorization') === '' ? 99991661 : 99991663)
  world.limits.takeTier(`${app.appId} ${endpoint.method} ${endpoint.path}`, endpoint.tier ?? ordinaryTier)
  checkScope(app, endpoint)
  const call = { app, params: pathParams(endpoint.path, ctx.path), query: ctx.URL.searchParams, body, raw, contentType }
  if (fault?.effect === 'double') await Promise.resolve(endpoint.handle(world, call)).catch(() => undefined)
  const result = await endpoint.handle(world, call)
  if (fault?.effect === 'accept-then-drop') return hangUp(ctx)
  write(ctx, exchange, result)
  if (fault?.effect === 'truncate') truncate(ctx)
}

function identify(world: World, ctx: Context): App | undefined {
  const token = /^Bearer\s+(\S+)$/.exec(ctx.get('authorization'))?.[1]
  return token === undefined ? undefined : world.room.apps.get(world.tokens.appId(token) ?? '')
}

/** The app that asks for a token or a connection has none yet; it names itself. */
function appNamed(body: unknown): string | undefined {
  const named = whoAsks.safeParse(body)
  return named.success ? (named.data.app_id ?? named.data.AppID) : undefined
}

function checkScope(app: App, endpoint: Endpoint): void {
  if (app.scopes === null || endpoint.scopes.length === 0) return
  const granted = app.scopes
  if (endpoint.scopes.some((scope) => granted.has(scope))) return
  const wanted = endpoint.scopes.join(', ')
  throw new PlatformError(99991672, `Access denied. One of the following scopes is required: [${wanted}].`, {
    extra: { permission_violations: endpoint.scopes.map((subject) => ({ type: 'action_scope_required', subject })) },
  })
}

/** Carries out faults that strike before the call is handled; true when there is nothing more to do. */
async function isCutOff(fault: Fault | undefined, ctx: Context, exchange: Exchange): Promise<boolean> {
  if (!fault) return false
  exchange.note = `fault ${fault.id ?? ''}: ${fault.effect}`
  switch (fault.effect) {
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, fault.value ?? 0))
      return false
    case 'away':
      if (fault.value === undefined) hangUp(ctx)
      else fail(ctx, fault.value)
      return true
    case 'status':
      fail(ctx, fault.value ?? 500)
      return true
    case 'code': {
      const code = fault.value ?? 99991400
      const headers = { 'x-ogw-ratelimit-limit': '50', 'x-ogw-ratelimit-reset': '1' }
      throw code === 99991400 ? new PlatformError(code, 'request trigger frequency limit', { status: 429, headers }) : refuseWith(code)
    }
    case 'drop':
      hangUp(ctx)
      return true
    case 'silence':
      // The socket stays open and nothing ever comes.
      ctx.respond = false
      return true
    default:
      return false
  }
}

function fail(ctx: Context, status: number): void {
  ctx.status = status
  ctx.body = 'imitated failure'
}

function hangUp(ctx: Context): void {
  ctx.respond = false
  ctx.req.socket.destroy()
}

function truncate(ctx: Context): void {
  const bytes = Buffer.from(typeof ctx.body === 'string' || Buffer.isBuffer(ctx.body) ? ctx.body : JSON.stringify(ctx.body))
  ctx.respond = false
  ctx.res.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length })
  ctx.res.write(bytes.subarray(0, bytes.length >> 1), () => ctx.req.socket.destroy())
}

function write(ctx: Context, exchange: Exchange, result: ApiAnswer): void {
  if ('bytes' in result) {
    ctx.set('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(result.name)}`)
    ctx.type = result.mime
    ctx.body = result.bytes
    exchange.response = `(${result.bytes.length} bytes)`
    return
  }
  ctx.body = exchange.response = 'top' in result ? result.top : { code: 0, msg: result.msg ?? 'success', data: result.data }
}

function writeError(ctx: Context, exchange: Exchange, error: unknown, world: World): void {
  const refusal = asRefusal(error)
  if (refusal.status >= 500) world.logger.error({ err: error, path: ctx.path }, 'the emulator failed')
  exchange.code = refusal.code
  ctx.status = refusal.status
  ctx.set(refusal.headers)
  const search = `https://open.feishu.cn/search?from=openapi&log_id=${exchange.logId}&code=${refusal.code}`
  ctx.body = exchange.response = {
    code: refusal.code,
    msg: refusal.message,
    error: { log_id: exchange.logId, troubleshooter: `排查建议查看（Troubleshooting suggestions）： ${search}`, ...refusal.extra },
  }
}

function asRefusal(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error
  if (error instanceof BodyTooLarge) return new PlatformError(234006, error.message)
  return new PlatformError(1, 'system busy', { status: 500 })
}

function pathParams(pattern: string, path: string): Record<string, string> {
  const [names, values] = [pattern.split('/'), path.split('/')]
  return Object.fromEntries(
    names.flatMap((name, index) => (name.startsWith(':') ? [[name.slice(1), decodeURIComponent(values[index] ?? '')]] : [])),
  )
}

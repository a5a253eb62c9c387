import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import type { Clock } from '../lib/clock.ts'
import { seldom } from '../observability/seldom.ts'
import type { FeishuClient } from './client.ts'
import type { Gateway } from './gateway.ts'
import { BodyRefused, readBody } from './read-body.ts'
import { createVerifier, type Refusal, type Verify } from './verify.ts'

export interface WebhookOptions {
  readonly machine: Clock
  readonly logger: Logger
  /** See {@link createVerifier}. */
  readonly maxAgeMs: number
  /** Body of one call; an event has a few kilobytes. */
  readonly most?: { readonly bytes: number; readonly ms: number }
  /** Machine milliseconds until an event that is not stored is given back to the platform. */
  readonly storeWithinMs?: number
}

/** Answers a request that is for an app of ours; false when it is for somebody else, who then answers it. */
export type Webhook = (request: IncomingMessage, response: ServerResponse) => boolean

/** A card that a person filled has at most 100 KB; the connection of the platform is fast. */
const usualMost = { bytes: 1024 * 1024, ms: 3_000 }
/** The platform waits 3 s for the answer, the way there and back included. */
const usualStoreWithinMs = 2_600

/** Between two log lines of one kind of refusal. Machine milliseconds. */
const refusalsLoggedEveryMs = 10_000

/** The statuses a refusal is answered with: who is not the platform learns nothing else. */
const statuses: Readonly<Record<Refusal, 400 | 401>> = {
  unsigned: 401,
  'wrong-signature': 401,
  'out-of-time': 401,
  'not-decryptable': 401,
  'wrong-token': 401,
  'foreign-app': 401,
  malformed: 400,
}

interface Answer {
  readonly status: number
  /** Empty when left out. */
  readonly body?: Record<string, unknown>
  /** Nothing more is read from the connection. */
  readonly isLast?: boolean
}

/**
 * `POST /feishu/:appId`: events, presses and the challenge of a new request address, for every app that has a token.
 *
 * An event is answered with 200 only after it is stored; anything else makes the platform send it again (after 15 s, 5 min,
 * 1 h and 6 h). A press is always answered, because it is never sent again. An app we do not have is left to whoever answers
 * addresses that are not there.
 *
 * On node:http itself: a web framework before it costs as much as the rest of the way to the handler.
 *
 * @see event-subscription-guide/event-subscriptions/uUTNz4SN1MjL1UzM, callback-subscription/receive-and-handle-callbacks
 */
export function createWebhook(
  gateway: Pick<Gateway, 'receive'>,
  clients: ReadonlyMap<string, Pick<FeishuClient, 'app'>>,
  options: WebhookOptions,
): Webhook {
  const doors = new Map<string, Door>()
  for (const [appId, { app }] of clients) {
    const { encryptKey, verificationToken } = app
    if (verificationToken === undefined) continue
    const verify = createVerifier(appId, { encryptKey, verificationToken }, options)
    doors.set(appId, {
      ...{ verify, gateway, options, logger: options.logger.child({ appId }) },
      seldom: seldom(options.machine, refusalsLoggedEveryMs),
    })
  }
  return (request, response) => {
    const appId = appOf(request)
    const door = appId === null ? undefined : doors.get(appId)
    if (door === undefined) return false
    void answer(request, door).then((given) => send(response, given))
    return true
  }
}

function appOf({ method, url }: IncomingMessage): string | null {
  return method === 'POST' ? (/^\/feishu\/([^/?]+)(?:\?|$)/.exec(url ?? '')?.[1] ?? null) : null
}

interface Door {
  readonly verify: Verify
  readonly gateway: Pick<Gateway, 'receive'>
  readonly options: WebhookOptions
  readonly logger: Logger
  /** Anybody who knows the address can be refused as often as he likes. */
  readonly seldom: ReturnType<typeof seldom<Refusal>>
}

/** Never throws. Null when the caller has gone. */
async function answer(request: IncomingMessage, door: Door): Promise<Answer | null> {
  const { verify, gateway, options, logger } = door
  try {
    const body = await readBody(request, options.most ?? usualMost)
    const verdict = verify({ headers: request.headers, body }, options.machine.now())
    switch (verdict.is) {
      case 'event':
        return { status: 200, body: await inTime(gateway.receive(verdict.event), options.storeWithinMs ?? usualStoreWithinMs) }
      case 'challenge':
        return { status: 200, body: { challenge: verdict.challenge } }
      case 'unused':
        return { status: 200, body: {} }
      case 'refused':
        door.seldom(verdict.why, (untold) => logger.warn({ why: verdict.why, ageMs: verdict.ageMs, untold }, 'webhook call refused'))
        return { status: statuses[verdict.why] }
    }
  } catch (error) {
    if (error instanceof BodyRefused) return error.status === null ? null : { status: error.status, isLast: true }
    logger.error({ err: error }, 'an event was not taken; the platform sends it again')
    return { status: 503 }
  }
}

function send(response: ServerResponse, given: Answer | null): void {
  if (given === null || response.destroyed) return
  const text = given.body === undefined ? '' : JSON.stringify(given.body)
  response.writeHead(given.status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    ...(given.isLast ? { Connection: 'close' } : {}),
  })
  response.end(text)
}

/** @throws when the work is not over after this many machine milliseconds. */
async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  const late = Promise.withResolvers<never>()
  const patience = setTimeout(() => late.reject(new Error('not stored in time')), ms)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(patience)
  }
}

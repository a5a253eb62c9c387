import type { Clock } from '../../lib/clock.ts'
import type { Faults } from '../faults.ts'
import type { TrafficLog } from '../traffic.ts'
import { disturb, outwait } from './disturb.ts'
import type { InHand } from './in-hand.ts'
import type { Envelope, PushOptions, PushOutcome } from './transport.ts'
import type { Ways } from './ways.ts'

/**
 * What the client shows when a callback fails (cardkit-v1/card-callback-communication).
 *
 * Callbacks are synchronous: nothing is ever pushed again.
 */
export const clientCodes = {
  /** No receiver: no address, or no connection. */
  noReceiver: 200340,
  timeout: 200341,
  /** The connection broke or never came about. */
  broken: 200342,
  /** Answered, but not with success. */
  notOk: 200671,
  /** Answered with something that is no callback response; over the long connection also an answer without data. */
  badBody: 200672,
  badCard: 200673,
  /** A card of schema 2.0 cannot become one of 1.0. */
  schemaChanged: 200830,
  internal: 200080,
} as const

export type CallbackOutcome = { readonly ok: true; readonly answer: unknown } | { readonly ok: false; readonly code: number }

type Parts = { clock: Clock; transport: Ways; faults: Faults; traffic: TrafficLog; inHand: InHand }

/** Sends a callback and waits for its answer, at most the 3 s that the transport allows. */
export async function callBack(parts: Parts, envelope: Envelope): Promise<CallbackOutcome> {
  const startedAt = performance.now()
  const outcome = await parts.inHand.run(() => push(parts, envelope))
  const result = judge(outcome)
  parts.traffic.add({
    at: parts.clock.now().toISOString(),
    direction: 'callback',
    appId: envelope.header.app_id,
    method: 'PUSH',
    path: envelope.header.event_type,
    status: outcome.kind === 'acknowledged' ? 200 : outcome.kind === 'refused' ? outcome.status : null,
    code: result.ok ? 0 : result.code,
    durationMs: Math.round(performance.now() - startedAt),
    logId: null,
    note: outcome.kind === 'acknowledged' ? null : outcome.kind,
    request: envelope,
    response: result.ok ? result.answer : undefined,
  })
  return result
}

type Pushed = PushOutcome | { readonly kind: 'client-code'; readonly code: number }

async function push({ transport, faults, inHand }: Parts, envelope: Envelope): Promise<Pushed> {
  const { app_id: appId, event_type: event } = envelope.header
  const fault = faults.strike({ kind: 'callback', appId, event, isSigned: transport.isSigned(appId) })
  if (fault?.effect === 'away') return { kind: 'client-code', code: clientCodes.internal }
  if (fault?.effect === 'code') return { kind: 'client-code', code: fault.value ?? clientCodes.internal }
  if (fault?.effect === 'silence') await outwait()
  const send = (options?: PushOptions) => transport.push(appId, envelope, options)
  const outcome = await disturb(fault, send, inHand)
  if (fault?.effect === 'replay') inHand.start(() => send())
  return outcome
}

function judge(outcome: Pushed): CallbackOutcome {
  switch (outcome.kind) {
    case 'nobody':
      return { ok: false, code: clientCodes.noReceiver }
    case 'timeout':
      return { ok: false, code: clientCodes.timeout }
    case 'broken':
      return { ok: false, code: clientCodes.broken }
    case 'refused':
      return { ok: false, code: clientCodes.notOk }
    case 'unreadable':
      return { ok: false, code: clientCodes.badBody }
    case 'client-code':
      return { ok: false, code: outcome.code }
    case 'acknowledged':
      // An acknowledgement without data makes the client show an error; `{}` is the way to change nothing.
      return isObject(outcome.answer) ? { ok: true, answer: outcome.answer } : { ok: false, code: clientCodes.badBody }
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

import { isAxiosError } from 'axios'
import type { DeliveryOutcome } from '../notices/types.ts'

type Verdict = 'later' | 'token' | 'unreachable' | 'refused'

/**
 * What each code of the platform asks of us. Codes not named here are `refused`: nothing is repeated blindly.
 *
 * @see im-v1/message/create, im-v1/buzz-messages, api-call-guide/ugjM14COyUjL4ITN (error tables, read 2026-05)
 */
const verdicts: Readonly<Record<number, Verdict>> = {
  // frequency limits and passing faults
  99991400: 'later',
  230020: 'later',
  230049: 'later',
  11232: 'later',
  11233: 'later',
  2200: 'later',
  // token missing, wrong or expired: fetched anew once
  99991661: 'token',
  99991663: 'token',
  99991664: 'token',
  99991665: 'token',
  99991668: 'token',
  99991671: 'token',
  // this person, for good: outside the app's scope, resigned, stopped the bot, muted, unknown id
  230013: 'unreachable',
  230023: 'unreachable',
  230024: 'unreachable',
  230029: 'unreachable',
  230034: 'unreachable',
  230035: 'unreachable',
  230038: 'unreachable',
  230052: 'unreachable',
  230053: 'unreachable',
  230098: 'unreachable',
  // this message, for good
  230011: 'unreachable',
  230031: 'unreachable',
  230110: 'unreachable',
}

const patienceMs = 1_000

/** What one failed call means; `token` is handled by {@link callPlatform} and never reaches a caller. */
export interface PlatformFailure {
  readonly verdict: Verdict | 'unknown'
  readonly code: number | null
  readonly reason: string
  readonly waitMs: number
}

/** An answer with HTTP 200 and a code that is not 0 counts as a failure too: the SDK resolves it. */
export class PlatformRefusal extends Error {
  readonly code: number
  constructor(code: number, message: string) {
    super(message)
    this.name = 'PlatformRefusal'
    this.code = code
  }
}

/** Certainly nothing was sent: a limit or an upload stood in the way, and the whole may be tried again. */
export class NotSentYet extends Error {
  readonly waitMs: number
  constructor(reason: string, waitMs: number) {
    super(reason)
    this.name = 'NotSentYet'
    this.waitMs = waitMs
  }
}

/** Reads any thrown value of an API call. A timeout or a broken connection leaves the outcome unknown. */
export function readFailure(error: unknown): PlatformFailure {
  if (error instanceof NotSentYet) return { verdict: 'later', code: null, reason: error.message, waitMs: error.waitMs }
  if (error instanceof PlatformRefusal) return known(error.code, error.message, patienceMs)
  if (!isAxiosError(error)) throw error
  if (!error.response)
    return { verdict: neverSent(error.code) ? 'later' : 'unknown', code: null, reason: error.code ?? 'no-answer', waitMs: patienceMs }
  const { status, data, headers } = error.response
  const resetS = Number(headers['x-ogw-ratelimit-reset'])
  const waitMs = Number.isFinite(resetS) && resetS > 0 ? resetS * 1000 : patienceMs
  const body = data as { code?: unknown; msg?: unknown } | undefined
  if (typeof body?.code === 'number' && body.code !== 0) return known(body.code, String(body.msg ?? ''), waitMs)
  if (status === 429) return { verdict: 'later', code: null, reason: 'http-429', waitMs }
  if (status >= 500) return { verdict: 'unknown', code: null, reason: `http-${status}`, waitMs }
  return { verdict: 'refused', code: null, reason: `http-${status}`, waitMs }
}

/** The request certainly did not reach the platform: nothing answered at the address. */
const neverSent = (code: string | undefined): boolean => code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN'

function known(code: number, message: string, waitMs: number): PlatformFailure {
  return { verdict: verdicts[code] ?? 'refused', code, reason: `${code} ${message}`.slice(0, 200), waitMs }
}

/** The failure in the words of the notice engine. */
export function asOutcome(failure: PlatformFailure): DeliveryOutcome {
  const { reason, waitMs } = failure
  if (failure.verdict === 'later') return { outcome: 'later', waitMs, reason }
  if (failure.verdict === 'unknown') return { outcome: 'unknown', reason }
  if (failure.verdict === 'unreachable') return { outcome: 'unreachable', reason: failure.code === null ? reason : String(failure.code) }
  return { outcome: 'refused', reason }
}

import { isAxiosError } from 'axios'
import { codeRows, type Scope, type Verdict } from './error-codes.ts'

/** Codes not named in the table are `refused`: nothing is repeated blindly. */
const rows = new Map(codeRows.flatMap((row) => row.codes.map((code) => [code, row] as const)))

const patienceMs = 1_000

/** Longest words of the platform that are kept: the path to the fault in a card stands near their end. */
const mostWords = 400

/** What one failed call means; `token` is handled by {@link callPlatform} and never reaches a caller. */
export interface PlatformFailure {
  readonly verdict: Verdict | 'unknown'
  readonly code: number | null
  readonly reason: string
  readonly waitMs: number
  /** Whom a `later` or a `stop` is about. */
  readonly of: Scope
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
  if (error instanceof NotSentYet) return { verdict: 'later', code: null, reason: error.message, waitMs: error.waitMs, of: 'recipient' }
  if (error instanceof PlatformRefusal) return known(error.code, error.message, patienceMs)
  if (!isAxiosError(error)) return withoutToken(error)
  if (!error.response)
    return {
      verdict: neverSent(error.code) ? 'later' : 'unknown',
      code: null,
      reason: error.code ?? 'no-answer',
      waitMs: patienceMs,
      of: 'recipient',
    }
  const { status, data, headers } = error.response
  const resetS = Number(headers['x-ogw-ratelimit-reset'])
  const waitMs = Number.isFinite(resetS) && resetS > 0 ? resetS * 1000 : patienceMs
  const body = data as { code?: unknown; msg?: unknown } | undefined
  if (typeof body?.code === 'number' && body.code !== 0) return known(body.code, String(body.msg ?? ''), waitMs)
  if (status === 429) return { verdict: 'later', code: null, reason: 'http-429', waitMs, of: 'method' }
  // Success whose answer broke off in the middle: it was most likely done, and nothing was refused.
  if (status >= 500 || status < 300) return { verdict: 'unknown', code: null, reason: `http-${status}`, waitMs, of: 'recipient' }
  return { verdict: 'refused', code: null, reason: `http-${status}`, waitMs, of: 'recipient' }
}

/** The request certainly did not reach the platform: nothing answered at the address. */
const neverSent = (code: string | undefined): boolean => code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN'

/** The SDK says in words alone that no token was given; without one nothing was sent. @throws what is no failure of the platform */
function withoutToken(error: unknown): PlatformFailure {
  const code = error instanceof Error ? /tenant_access_token.*code: (\d+)/s.exec(error.message)?.[1] : undefined
  if (code === undefined) throw error
  return known(Number(code), (error as Error).message, patienceMs)
}

function known(code: number, message: string, waitMs: number): PlatformFailure {
  const row = rows.get(code)
  return { verdict: row?.verdict ?? 'refused', code, reason: `${code} ${message}`.slice(0, mostWords), waitMs, of: row?.of ?? 'recipient' }
}

import type { DeliveryOutcome } from '../notices/types.ts'
import { NotSentYet, type PlatformFailure } from './errors.ts'

/** Pause after the platform refused everything; the way out tries again by itself. */
const stopMs = 60_000

/** The failure in the words of the notice engine. */
export function asOutcome({ verdict, code, reason, waitMs }: PlatformFailure): DeliveryOutcome {
  switch (verdict) {
    case 'later':
      return { outcome: 'later', waitMs, reason }
    case 'stop':
      return { outcome: 'later', waitMs: stopMs, reason }
    case 'unknown':
      return { outcome: 'unknown', reason }
    case 'recipient':
      return { outcome: 'unreachable', reason: code === null ? reason : String(code) }
    default:
      return { outcome: 'refused', reason }
  }
}

/** What is thrown to who waits for the call itself: whether it may be made again. */
export function asThrown({ verdict, reason, waitMs }: PlatformFailure, error: unknown): unknown {
  if (verdict === 'later' || verdict === 'stop') return new NotSentYet(reason, waitMs)
  return error ?? new Error(reason)
}

/**
 * Every expected failure, one line each: may the person be told, and is a retry sensible?
 *
 * `tell` means the message is written for the person who acted and says what to do next. `retry` means the same call may
 * succeed later without anyone changing anything.
 */
const errorTable = {
  'invalid-input': { tell: true, retry: false },
  /** Also used for "not yours": what a person may not see does not exist for them. */
  'not-found': { tell: true, retry: false },
  'not-allowed': { tell: true, retry: false },
  /** The thing has moved on since the card was drawn. */
  stale: { tell: true, retry: false },
  /** The state machine has no such step from here. */
  'wrong-state': { tell: true, retry: false },
  'too-many': { tell: true, retry: false },
  ambiguous: { tell: true, retry: false },
  'external-unavailable': { tell: false, retry: true },
  'external-refused': { tell: false, retry: false },
  'set-up': { tell: false, retry: false },
} as const satisfies Record<string, { tell: boolean; retry: boolean }>

export type ErrorCode = keyof typeof errorTable

/** An expected failure. Anything else that is thrown is a bug and is never retried. */
export class AppError extends Error {
  readonly code: ErrorCode
  /** Name of the form field at fault, as in the card (`place`, `due_on` …). */
  readonly field: string | undefined

  /** @param message - Simplified Chinese and telling what to do next when the code may be told to a person; English otherwise. */
  constructor(code: ErrorCode, message: string, options: { field?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.field = options.field
  }

  get mayBeTold(): boolean {
    return errorTable[this.code].tell
  }

  get mayBeRetried(): boolean {
    return errorTable[this.code].retry
  }
}

import { z } from 'zod'

/** A refusal of the control API: `{"error":{"code","message"}}` with a 4xx. */
export class ControlError extends Error {
  readonly status: number
  readonly code: string
  readonly details: unknown

  constructor(status: number, code: string, message: string, details?: unknown) {
    super(message)
    this.name = 'ControlError'
    this.status = status
    this.code = code
    this.details = details
  }
}

export function notFound(what: string): ControlError {
  return new ControlError(404, 'not_found', `${what} does not exist in this room`)
}

/** Parses a body or query. @throws ControlError 400 naming the fields. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw new ControlError(400, 'invalid_input', z.prettifyError(result.error))
}

import type { z } from 'zod'

import type { App, Json } from '../room/types.ts'
import type { World } from '../world.ts'
import { PlatformError } from './errors.ts'

/** A call that has passed the gateway. */
export type ApiCall = {
  readonly app: App
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** Parsed JSON; an empty object when there was none. */
  readonly body: unknown
  readonly raw: Buffer
  readonly contentType: string
}

/** What a handler gives back: `data` of the envelope, whole top-level fields, or bytes. */
export type ApiAnswer =
  | { readonly data: Json; readonly msg?: string }
  | { readonly top: Json }
  | { readonly bytes: Buffer; readonly mime: string; readonly name: string }

export type Endpoint = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Path with `:names`, as in the documentation. */
  readonly path: string
  /** One of these must be granted; empty: none needed. */
  readonly scopes: readonly string[]
  /** Calls per second and per minute of this API and app; the ordinary tier when left out. */
  readonly tier?: { readonly perSecond: number; readonly perMinute: number }
  readonly handle: (world: World, call: ApiCall) => ApiAnswer | Promise<ApiAnswer>
}

/**
 * Parses what a caller sent.
 *
 * @throws PlatformError 99992402 naming each field at fault.
 */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const violations = result.error.issues.map((issue) => ({ field: issue.path.join('.'), description: issue.message }))
  throw new PlatformError(99992402, 'field validation failed', { extra: { field_violations: violations } })
}

/** A path parameter; the router guarantees that it is there. */
export function param(call: ApiCall, name: string): string {
  return call.params[name] ?? ''
}

import { type DestinationStream, type Logger, pino } from 'pino'

/** Names under which secrets, phone numbers and message texts travel; they never reach a log line. */
const secretNames = [
  'appSecret',
  'app_secret',
  'authorization',
  'Authorization',
  'password',
  'token',
  'tenant_access_token',
  'mobile',
  'idNumber',
  'text',
  'content',
  'inviteCode',
  // The field of the registration card; a code of the platform or of ours, which says what went wrong, is no secret.
  'form.code',
]

/** An error without what libraries hang onto it: a failed request carries its whole body and its token. */
function withoutCargo(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) }
  const { status, data } = (error as { response?: { status?: unknown; data?: { code?: unknown } } }).response ?? {}
  const { code } = error as { code?: unknown }
  const own = typeof code === 'number' || typeof code === 'string' ? { code } : {}
  const answered = { ...(status === undefined ? {} : { status }), ...(data?.code === undefined ? {} : { platformCode: data.code }) }
  return { type: error.name, message: error.message, stack: error.stack, ...own, ...answered }
}

/** A JSON logger on standard error; `silent` writes nothing. */
export function createLogger(level: string, to: DestinationStream = pino.destination({ dest: 2, sync: true })): Logger {
  const paths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])
  const serializers = { err: withoutCargo }
  return pino({ level, redact: { paths, censor: '[removed]' }, base: null, serializers }, to)
}

export type { Logger }

import { type Logger, pino } from 'pino'

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
  'code',
]

/** A JSON logger on standard error; `silent` writes nothing. */
export function createLogger(level: string): Logger {
  const paths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])
  return pino({ level, redact: { paths, censor: '[removed]' }, base: null }, pino.destination({ dest: 2, sync: true }))
}

export type { Logger }

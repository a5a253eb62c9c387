import type { Logger } from 'pino'

/**
 * The SDK's log lines without what they carry: it prints whole requests on error, message texts and app secrets included.
 * Only the kind of an error, its HTTP status and the platform's code and log id are kept.
 */
export function larkLogger(logger: Logger) {
  const line = (level: 'error' | 'warn' | 'info' | 'debug' | 'trace') => (args: unknown) => {
    const parts = (Array.isArray(args) ? args.flat(2) : [args]).map(summary).filter((part) => part !== undefined)
    logger[level]({ sdk: parts }, 'feishu sdk')
  }
  // What fails for good is logged as an error where it is handled; the SDK also reports what is tried again.
  return { error: line('warn'), warn: line('warn'), info: line('info'), debug: line('debug'), trace: line('trace') }
}

function summary(part: unknown): unknown {
  if (part instanceof Error) return { error: part.name, status: statusOf(part) }
  if (typeof part === 'string') return part.startsWith('[') || part.length < 80 ? part.slice(0, 80) : undefined
  if (typeof part !== 'object' || part === null) return undefined
  const { code, msg, log_id: logId } = part as { code?: unknown; msg?: unknown; log_id?: unknown }
  return {
    ...(typeof code === 'number' || typeof code === 'string' ? { code } : {}),
    ...(typeof logId === 'string' ? { logId } : {}),
    ...(typeof msg === 'string' ? { msg: msg.slice(0, 80) } : {}),
  }
}

const statusOf = (error: Error): unknown => (error as { response?: { status?: unknown } }).response?.status

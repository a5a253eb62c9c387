import type { Logger } from 'pino'

/** One part of the program that must be ended, in the order opposite to its start. */
export interface Part {
  readonly name: string
  close(): Promise<void>
}

/** All parts together get this long; after it the process ends anyway, because what is unfinished is in the database. Milliseconds. */
const patienceMs = 4_500

/** Ends the parts, last started first; a part that fails does not keep the others from ending. */
export async function closeAll(parts: readonly Part[], logger: Logger): Promise<void> {
  for (const part of parts.toReversed()) {
    await part.close().catch((error) => logger.error({ err: error, part: part.name }, 'closing failed'))
  }
}

/** Ends the program on Ctrl-C or SIGTERM; a second signal ends it at once. */
export function closeOnSignal(parts: readonly Part[], logger: Logger): void {
  let closing = false
  const end = (signal: NodeJS.Signals) => {
    if (closing) process.exit(1)
    closing = true
    setTimeout(() => process.exit(1), patienceMs).unref()
    void closeAll(parts, logger).then(() => process.exit(signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1))
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
}

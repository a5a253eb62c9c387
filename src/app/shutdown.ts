import type { Logger } from 'pino'
import { say } from './say.ts'

/** One part of the program that must be ended, in the order opposite to its start. */
export interface Part {
  readonly name: string
  close(): Promise<void>
}

/** The program from its first part to its end. */
export interface Lifetime {
  /**
   * Runs the start.
   *
   * @returns when all parts run, or a signal has ended the start: that is no failure.
   * @throws whatever the start throws by itself; its parts are ended by then.
   */
  start(work: () => Promise<void>): Promise<void>
  /** Takes a part that has just been started. @throws StartEnded when a signal has come: nothing more is started then. */
  add(part: Part): void
}

/** A signal came while the program was starting. */
class StartEnded extends Error {}

/** Start and parts together get this long to end; after it the process ends anyway, because what is unfinished is in the database. Milliseconds. */
const patienceMs = 4_500

/** Ends the parts, last started first; a part that fails does not keep the others from ending. */
async function closeAll(parts: readonly Part[], logger: Logger): Promise<void> {
  for (const part of parts.toReversed()) {
    await part.close().catch((error) => logger.error({ err: error, part: part.name }, 'closing failed'))
  }
}

/** Ends the program on Ctrl-C or SIGTERM, also while it is starting; a second signal ends it at once. */
export function endOnSignal(logger: Logger): Lifetime {
  const parts: Part[] = []
  let starting: Promise<void> | undefined
  let isStarted = false
  let isEnding = false
  let closed: Promise<void> | undefined
  const close = () => {
    closed ??= closeAll(parts, logger)
    return closed
  }
  const end = async (): Promise<void> => {
    if (isEnding) process.exit(1)
    isEnding = true
    const wasStarting = !isStarted
    const farewell = () => wasStarting && say('Ended while starting. Nothing is lost: start again whenever you like.')
    setTimeout(() => {
      farewell()
      process.exit(wasStarting ? 0 : 1)
    }, patienceMs).unref()
    // A step of the start that is under way comes to its end first: half of it could not be ended.
    await starting?.catch(() => undefined)
    await close()
    farewell()
    process.exit(0)
  }
  process.on('SIGINT', () => void end())
  process.on('SIGTERM', () => void end())
  return {
    async start(work) {
      starting = work()
      try {
        await starting
        isStarted = true
      } catch (error) {
        // Ctrl-C reaches the programs we run as well: what fails from then on is the ending's doing.
        if (isEnding) return logger.debug({ err: error }, 'the start was ended')
        await close()
        throw error
      }
    },
    add(part) {
      parts.push(part)
      if (isEnding) throw new StartEnded(part.name)
    },
  }
}

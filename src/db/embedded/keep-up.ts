import type { Layout } from './layout.ts'
import { isServerAlive, readPidFile } from './pid-file.ts'

/** Told when the server has died under us, when it is back, and when it could not be started; it is tried again then. */
export type ServerNews = (news: 'died' | 'back' | 'not-started', error?: unknown) => void

/** How often a server that died is noticed. A look reads two small files. Milliseconds. */
const lookEveryMs = 250

/**
 * Starts a server again that died under the running program: killed by the system for its memory, or by hand.
 *
 * @param raise - starts it at its old address, so that every pool finds it again by itself.
 * @returns ends the watch; resolves when nothing is being started any more.
 */
export function keepUp(layout: Layout, raise: () => Promise<unknown>, tell: ServerNews): () => Promise<void> {
  let looking: Promise<void> | undefined
  const look = async (): Promise<void> => {
    try {
      const file = await readPidFile(layout.data)
      if (file !== undefined && (await isServerAlive(file, layout.data))) return
      tell('died')
      await raise()
      tell('back')
    } catch (error) {
      tell('not-started', error)
    }
  }
  const timer = setInterval(() => {
    looking ??= look().finally(() => {
      looking = undefined
    })
  }, lookEveryMs).unref()
  return async () => {
    clearInterval(timer)
    await looking
  }
}

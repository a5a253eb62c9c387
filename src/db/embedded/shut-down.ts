import { setTimeout as pause } from 'node:timers/promises'

import type { Layout } from './layout.ts'
import { isServerAlive, type PidFile, readPidFile } from './pid-file.ts'

/**
 * The ways to end a server, gentlest first, each with the time it gets.
 *
 * SIGINT rolls back what is open and writes everything to disk; SIGQUIT drops everything and leaves the repair to the next
 * start, which loses nothing that was committed.
 */
const ways = [
  { signal: 'SIGINT', waitMs: 3000 },
  { signal: 'SIGQUIT', waitMs: 1000 },
  { signal: 'SIGKILL', waitMs: 1000 },
] as const

async function hasEnded(file: PidFile, layout: Layout, waitMs: number): Promise<boolean> {
  const giveUpAt = performance.now() + waitMs
  while (await isServerAlive(file, layout.data)) {
    if (performance.now() > giveUpAt) return false
    await pause(10)
  }
  return true
}

/** Ends the server of a cluster, within 5 s whatever its clients do; does nothing when none runs. */
export async function shutDown(layout: Layout): Promise<void> {
  const file = await readPidFile(layout.data)
  if (file === undefined) return
  for (const { signal, waitMs } of ways) {
    if (!(await isServerAlive(file, layout.data))) return
    try {
      process.kill(file.pid, signal)
    } catch (error) {
      // It ended between the look and the signal.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
    if (await hasEnded(file, layout, waitMs)) return
  }
}

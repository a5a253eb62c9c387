import { setTimeout as pause } from 'node:timers/promises'

import type { Layout } from './layout.ts'
import { isServerAlive, readPidFile, removeDeadPidFile } from './pid-file.ts'
import { servesCluster } from './probe.ts'

/** How long a living server that does not answer is waited for: it may be recovering, or on its way down. */
const patienceMs = 60_000

/**
 * The port of a server that already serves this cluster, left running by a process that was killed.
 *
 * Clears away the remains of a server that died; waits for one that is starting or stopping.
 *
 * @returns `undefined` when no server lives and a new one may be started.
 */
export async function runningPort(layout: Layout, password: string): Promise<number | undefined> {
  const giveUpAt = performance.now() + patienceMs
  for (;;) {
    const file = await readPidFile(layout.data)
    if (file === undefined) return undefined
    if (file.ready && (await servesCluster(layout, file.port, password))) return file.port
    if (!(await isServerAlive(file, layout.data)) || performance.now() > giveUpAt) break
    await pause(50)
  }
  await removeDeadPidFile(layout.data)
  return undefined
}

// The cluster of one test run: in a temporary folder, as fast as it is unsafe, swept away even when the run was killed.
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { isAlive } from '../../src/db/embedded/processes.ts'
import { type EmbeddedServer, startEmbedded } from '../../src/db/embedded/start.ts'
import { stopLeftover } from '../../src/db/embedded/stop.ts'

const prefix = 'anze-test-'

function placesIn(folder: string) {
  return { dataDir: join(folder, 'data'), stateDir: join(folder, 'state') }
}

/** Stops and removes what runs that were killed have left: their process number is part of the folder's name. */
async function sweep(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix))
  for (const name of names) {
    const pid = Number(name.slice(prefix.length).split('-')[0])
    if (await isAlive(pid, 'vitest')) continue
    const folder = join(tmpdir(), name)
    // Another user's remains cannot be removed and do no harm.
    await stopLeftover(placesIn(folder)).catch(() => undefined)
    await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }
}

/** Starts the cluster of this run. */
export async function startTestCluster(): Promise<EmbeddedServer> {
  await sweep()
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`))
  // The server's account has to pass through.
  await chmod(folder, 0o755)
  const server = await startEmbedded({ ...placesIn(folder), fast: true })
  return {
    ...server,
    stop: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

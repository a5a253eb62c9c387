import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach } from 'vitest'

import { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from '../../src/db/embedded/start.ts'
import { stopLeftover } from '../../src/db/embedded/stop.ts'

/** A place for clusters that a test starts, kills and moves; whatever still runs in it afterwards is stopped. */
export function useEmbeddedFolder() {
  let folder = ''
  const used = new Set<string>()
  const started: EmbeddedServer[] = []
  const options = (name = 'data'): EmbeddedOptions => {
    used.add(name)
    return { dataDir: join(folder, name), stateDir: join(folder, 'state'), fast: true }
  }
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'anze-embedded-'))
    await chmod(folder, 0o755)
  })
  afterEach(async () => {
    for (const server of started.splice(0)) await server.stop()
    for (const name of used) await stopLeftover(options(name)).catch(() => undefined)
    used.clear()
    await rm(folder, { recursive: true, force: true })
  })
  const start = async (name?: string, changes: Partial<EmbeddedOptions> = {}) => {
    const server = await startEmbedded({ ...options(name), ...changes })
    started.push(server)
    return server
  }
  return { options, start, path: (name: string) => join(folder, name) }
}

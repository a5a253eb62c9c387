import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { startEmbedded } from '../../src/db/embedded/start.ts'

/** A PostgreSQL of a bench's own, with fsync as in production; gone with its data when it is closed. */
export interface BenchServer {
  /** Address of its one database, which is empty. */
  readonly url: string
  close(): Promise<void>
}

export async function openServer(database: string): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), 'anze-bench-'))
  await chmod(folder, 0o755)
  const server = await startEmbedded({ dataDir: join(folder, 'data'), stateDir: join(folder, 'state') })
  await server.createDatabase(database)
  return {
    url: server.url(database),
    close: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

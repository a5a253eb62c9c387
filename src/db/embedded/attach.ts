import { existsSync } from 'node:fs'

import { serverAccount } from './account.ts'
import { locateCluster } from './layout.ts'
import { readPassword } from './password.ts'
import { readPidFile } from './pid-file.ts'
import { embeddedUrl, servesCluster } from './probe.ts'
import { defaultStateDir, type EmbeddedOptions } from './start.ts'

/**
 * The server that another process runs on this data folder: for commands given while the program is up.
 *
 * Starts nothing, stops nothing and takes no lock.
 *
 * @returns the address of each of its databases, or `undefined` when none runs.
 */
export async function attachEmbedded(options: EmbeddedOptions): Promise<((database: string) => string) | undefined> {
  const { dataDir, stateDir = defaultStateDir } = options
  if (!existsSync(dataDir)) return undefined
  const layout = await locateCluster({ dataDir, stateDir }, await serverAccount())
  const [password, file] = await Promise.all([readPassword(layout), readPidFile(layout.data)])
  if (password === undefined || !file?.ready) return undefined
  if (!(await servesCluster(layout, file.port, password))) return undefined
  return (database) => embeddedUrl(file.port, password, database)
}

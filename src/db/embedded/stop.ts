import { serverAccount } from './account.ts'
import { locateCluster } from './layout.ts'
import { lockDataDir } from './lock.ts'
import { shutDown } from './shut-down.ts'
import { defaultStateDir, type EmbeddedOptions } from './start.ts'

/**
 * Ends the server that a killed process has left running on a data folder; does nothing when none runs.
 *
 * @throws AppError `set-up` when a living process uses the folder.
 */
export async function stopLeftover(options: EmbeddedOptions): Promise<void> {
  const unlock = await lockDataDir(options.dataDir)
  try {
    await shutDown(await locateCluster({ dataDir: options.dataDir, stateDir: options.stateDir ?? defaultStateDir }, await serverAccount()))
  } finally {
    await unlock()
  }
}

import { AppError } from '../../lib/errors.ts'
import { createDatabase } from '../databases.ts'
import { serverAccount } from './account.ts'
import { runningPort } from './adopt.ts'
import { usableBinaries } from './binaries.ts'
import { setUpFailure } from './failures.ts'
import { initialise, isInitialised } from './initialise.ts'
import { keepUp, type ServerNews } from './keep-up.ts'
import { launch } from './launch.ts'
import { type Layout, locateCluster } from './layout.ts'
import { lockDataDir } from './lock.ts'
import { readPassword } from './password.ts'
import { embeddedUrl } from './probe.ts'
import { shutDown } from './shut-down.ts'

/** Where root's clusters lie unless told otherwise. */
export const defaultStateDir = '/var/lib/anze'

/** Where a cluster and its programs may lie. */
export interface EmbeddedOptions {
  /** The room's data folder; made when missing. */
  dataDir: string
  /** Used as root only: a folder the account `postgres` can enter, for the cluster and a copy of the programs. Default /var/lib/anze. */
  stateDir?: string | undefined
  /** For tests: trades safety against a power cut for speed. */
  fast?: boolean
  /** Hears when the server has died under the program and when it is back. */
  news?: ServerNews
}

/** A running embedded PostgreSQL 18; started again at the same address when it dies. */
export interface EmbeddedServer {
  /** Address of one of its databases; holds the password, so it never belongs in a log. */
  url(database: string): string
  /** True when the server was found running, left behind by a process that was killed. */
  adopted: boolean
  /** Makes a database unless it exists. */
  createDatabase(name: string): Promise<void>
  /** Ends the server within 5 s and frees the data folder for the next process. */
  stop(): Promise<void>
}

interface Up {
  readonly port: number
  readonly password: string
  readonly adopted: boolean
  /** Starts it at the same port once it has died. */
  readonly raise: () => Promise<unknown>
}

async function bringUp(layout: Layout, options: EmbeddedOptions, account: Awaited<ReturnType<typeof serverAccount>>): Promise<Up> {
  const initialised = await isInitialised(layout)
  const known = await readPassword(layout)
  const how = { account, fast: options.fast ?? false }
  const binaries = () => usableBinaries(options.stateDir ?? defaultStateDir, account)
  const up = (port: number, password: string, adopted: boolean): Up => ({
    port,
    password,
    adopted,
    raise: async () => (await runningPort(layout, password)) ?? launch(layout, await binaries(), { ...how, port }),
  })
  const running = initialised && known !== undefined ? await runningPort(layout, known) : undefined
  if (running !== undefined && known !== undefined) return up(running, known, true)
  if (!initialised) await initialise(layout, await binaries(), how)
  const password = await readPassword(layout)
  if (password === undefined) throw new AppError('set-up', `数据库密码文件 ${layout.passwordFile} 不见了：请从备份中恢复它。`)
  return up(await launch(layout, await binaries(), how), password, false)
}

async function startLocked(options: EmbeddedOptions, unlock: () => Promise<void>): Promise<EmbeddedServer> {
  const account = await serverAccount()
  const layout = await locateCluster({ dataDir: options.dataDir, stateDir: options.stateDir ?? defaultStateDir }, account)
  const { port, password, adopted, raise } = await bringUp(layout, options, account)
  const url = (database: string) => embeddedUrl(port, password, database)
  const stopWatch = keepUp(layout, raise, options.news ?? (() => undefined))
  return {
    url,
    adopted,
    createDatabase: (name) => createDatabase(url('postgres'), name),
    stop: async () => {
      await stopWatch()
      await shutDown(layout)
      await unlock()
    },
  }
}

/**
 * Starts the embedded PostgreSQL of a data folder, or takes over the one that a killed process left running.
 *
 * The server is no child of ours in anything but name: it survives a kill of this process and loses nothing.
 *
 * @throws AppError `set-up` with one line that says what to do: already running, no package for this platform, disk
 * full, no permission, data of another version.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  try {
    const unlock = await lockDataDir(options.dataDir)
    try {
      return await startLocked(options, unlock)
    } catch (error) {
      await unlock()
      throw error
    }
  } catch (error) {
    if (error instanceof AppError || !(error instanceof Error)) throw error
    if (!('code' in error)) throw error
    throw setUpFailure('准备数据库', `${error.message}`)
  }
}

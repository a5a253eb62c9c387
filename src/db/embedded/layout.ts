import { createHash, randomUUID } from 'node:crypto'
import { access, chown, mkdir, readFile, realpath, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { AppError } from '../../lib/errors.ts'
import type { Account } from './account.ts'

/** Where one database cluster keeps its parts; all under `home`. */
export interface Layout {
  home: string
  /** The data folder as the server itself names it. */
  data: string
  log: string
  passwordFile: string
}

/** In DATA_DIR: one line, the folder that holds the database when it cannot lie in DATA_DIR itself. */
const pointerName = 'database-folder'

function layoutIn(home: string): Layout {
  return { home, data: join(home, 'data'), log: join(home, 'postgres.log'), passwordFile: join(home, 'password') }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

async function readPointer(dataDir: string): Promise<string | undefined> {
  const text = await readFile(join(dataDir, pointerName), 'utf8').catch(() => undefined)
  return text?.trim() || undefined
}

async function writePointer(dataDir: string, folder: string): Promise<void> {
  const unfinished = join(dataDir, `${pointerName}.new`)
  await writeFile(unfinished, `${folder}\n`, { flush: true })
  await rename(unfinished, join(dataDir, pointerName))
}

/**
 * The folder under the state folder that belongs to this DATA_DIR.
 *
 * Its name is a hash of the path and of chance, and DATA_DIR remembers it: so the database follows a DATA_DIR that is
 * moved, and a DATA_DIR deleted and made anew at the same path begins empty.
 */
async function folderForRoot(dataDir: string, stateDir: string): Promise<string> {
  const known = await readPointer(dataDir)
  if (known === undefined) {
    const name = createHash('sha256').update(`${dataDir}\n${randomUUID()}`).digest('hex').slice(0, 16)
    const folder = join(stateDir, 'clusters', name)
    await mkdir(folder, { recursive: true, mode: 0o755 })
    await writePointer(dataDir, folder)
    return folder
  }
  if (await exists(known)) return known
  throw new AppError(
    'set-up',
    `数据库文件夹 ${known} 不见了：请恢复它；确实不要旧数据时，删除 ${join(dataDir, pointerName)} 后重新启动（会从空数据库开始）。`,
  )
}

async function homeFor(dataDir: string, stateDir: string, account: Account | undefined): Promise<string> {
  const own = join(dataDir, 'postgres')
  if (account !== undefined) return folderForRoot(dataDir, stateDir)
  if (!(await exists(own)) && (await readPointer(dataDir)) !== undefined)
    throw new AppError('set-up', `${dataDir} 里的数据库是以 root 身份建立的：请用 root 启动，或把 DATA_DIR 设为另一个文件夹。`)
  return own
}

/**
 * Finds or makes the folder of the cluster that belongs to `dataDir`.
 *
 * An ordinary user's database lies in `dataDir` itself. Root's lies under `stateDir`, because the account the server runs
 * under can often not enter the folder root works in.
 *
 * @throws AppError `set-up` when the folder has vanished or belongs to another kind of user.
 */
export async function locateCluster(places: { dataDir: string; stateDir: string }, account: Account | undefined): Promise<Layout> {
  const dataDir = await realpath(places.dataDir)
  const home = await homeFor(dataDir, places.stateDir, account)
  await mkdir(home, { recursive: true, mode: 0o700 })
  if (account !== undefined) await chown(home, account.uid, account.gid)
  return layoutIn(await realpath(home))
}
